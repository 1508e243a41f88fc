//! Profile, addresses and bank details: two editors at once, masked numbers, and who is told.

use domain::{
    company::{Address, AddressKind, BankDetails, Role},
    notification::{News, Subject},
};
use entity::outbox::event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{Conflict, Error, company, job};

use crate::{
    story,
    support::{World, people::in_role},
};

fn edited<T: std::fmt::Debug>(result: service::Result<T>) {
    let Err(Error::Conflict(conflict)) = result else {
        panic!("{result:?}")
    };
    assert_eq!(*conflict, Conflict::Edited);
}

story!(
    of_two_editors_the_second_is_told_and_writes_over_nothing,
    |world| async move {
        let read = company::own(&world.ctx, &world.supplier).await.unwrap();
        let (mut first, mut second) = (read.profile.clone(), read.profile.clone());
        first.name.en = Some("Netting Works".into());
        first.exports_to = vec!["DE".parse().unwrap(), "NG".parse().unwrap()];
        first.factory.staff = Some(120);
        second.about.en = Some("Nets.".into());
        company::describe(&world.ctx, &world.supplier, read.version, first.clone())
            .await
            .unwrap();
        edited(company::describe(&world.ctx, &world.supplier, read.version, second).await);
        let now = company::own(&world.ctx, &world.supplier).await.unwrap();
        assert_eq!((now.profile, now.version), (first, read.version + 1));
        for role in [Role::Sales, Role::Purchaser, Role::Finance, Role::Viewer] {
            let other = in_role(&world.supplier, role);
            let refused = company::describe(&world.ctx, &other, now.version, read.profile.clone()).await;
            assert!(matches!(refused, Err(Error::Forbidden)), "{role}");
        }
    }
);

story!(
    a_company_keeps_several_addresses_and_nobody_elses,
    |world| async move {
        let address = |lines: &str| Address {
            kind: AddressKind::Warehouse,
            lines: lines.into(),
            postcode: Some("414000".into()),
            country: "CN".parse().unwrap(),
        };
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let id = company::add_address(ctx, supplier, address("Quay 1"))
            .await
            .unwrap();
        company::add_address(ctx, supplier, address("Quay 2"))
            .await
            .unwrap();
        company::change_address(ctx, supplier, id, 1, address("Quay 3"))
            .await
            .unwrap();
        edited(company::change_address(ctx, supplier, id, 1, address("Quay 4")).await);
        let stranger = company::change_address(ctx, &world.buyer, id, 2, address("Mine")).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        assert!(matches!(
            company::remove_address(ctx, &world.buyer, id).await,
            Err(Error::NotFound)
        ));
        let seen = company::addresses(ctx, supplier).await.unwrap();
        assert_eq!(
            seen.iter()
                .map(|view| view.address.lines.as_str())
                .collect::<Vec<_>>(),
            ["Quay 3", "Quay 2"]
        );
        company::remove_address(ctx, supplier, id).await.unwrap();
        assert_eq!(company::addresses(ctx, supplier).await.unwrap().len(), 1);
    }
);

fn account(number: &str) -> BankDetails {
    BankDetails {
        holder: "Nets Co".into(),
        bank: "Bank of Yueyang".into(),
        account: number.parse().unwrap(),
        bic: None,
    }
}

async fn mails(world: &World) -> Vec<News> {
    let mut news = Vec::new();
    while let Some(claimed) = job::claim(&world.ctx).await.unwrap() {
        if let job::Job::Mail(mail) = &claimed.job
            && matches!(mail.about, Subject::BankChanged(_))
        {
            news.push(
                service::notification::letter(&world.ctx, mail)
                    .await
                    .unwrap()
                    .news,
            );
        }
        job::finish(&world.ctx, &claimed).await.unwrap();
    }
    news
}

story!(
    bank_details_are_shown_whole_to_few_and_a_change_is_told_to_the_owners,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        company::change_bank(ctx, supplier, 0, account("6222080012345678901"))
            .await
            .unwrap();
        edited(company::change_bank(ctx, supplier, 0, account("6222080012345678902")).await);
        for (role, whole) in [(Role::Finance, true), (Role::Sales, false), (Role::Viewer, false)] {
            let seen = company::bank(ctx, &in_role(supplier, role))
                .await
                .unwrap()
                .unwrap();
            assert_eq!(seen.whole, whole, "{role}");
            let change = company::change_bank(ctx, &in_role(supplier, role), 1, account("12345")).await;
            assert!(matches!(change, Err(Error::Forbidden)), "{role}");
        }
        assert!(company::bank(ctx, &world.buyer).await.unwrap().is_none());
        let told = mails(&world).await;
        let [News::BankChanged { account, by, .. }] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!(
            (account.as_str(), by.known().unwrap()),
            ("•••• 8901", "nets-co person")
        );
        let trail = event::Entity::find()
            .filter(event::Column::Kind.eq("company.bank_changed"))
            .all(world.ctx.db.read())
            .await
            .unwrap();
        assert!(trail.len() == 1 && !trail[0].data.to_string().contains("12345678"));
    }
);
