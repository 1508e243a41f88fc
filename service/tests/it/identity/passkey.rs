//! Passkeys: made by their person only, shown by their device only, gone with the account.

use domain::actor::Actor;
use service::{Error, identity};

use crate::{
    story,
    support::{World, device::Device},
};

const SITE: &str = "https://market.example";

/// Makes a passkey of this person on the device.
async fn make(world: &World, actor: &Actor, device: &mut Device) {
    let (options, begun) = identity::start_passkey(&world.ctx, actor, SITE).await.unwrap();
    let made = device.make(&options);
    let told = ("Office laptop", made.as_str());
    identity::finish_passkey(&world.ctx, actor, SITE, begun, told)
        .await
        .unwrap();
}

/// Who comes in with the device.
async fn comes_in(world: &World, device: &mut Device) -> Option<domain::id::PersonId> {
    let (options, asked) = identity::ask_passkey(SITE).unwrap();
    let shown = device.show(&options);
    identity::check_passkey(&world.ctx, SITE, asked, &shown)
        .await
        .unwrap()
}

story!(a_passkey_is_its_persons_until_they_go, |world| async move {
    let (ctx, me) = (&world.ctx, world.buyer.member().unwrap().person);
    let mut device = Device::new(SITE, 7);
    make(&world, &world.buyer, &mut device).await;
    assert_eq!(comes_in(&world, &mut device).await, Some(me));
    let mine = identity::passkeys(ctx, &world.buyer).await.unwrap();
    assert_eq!(mine[0].used_at, Some(ctx.now()));
    assert!(identity::passkeys(ctx, &world.supplier).await.unwrap().is_empty());
    let taken = identity::remove_passkey(ctx, &world.supplier, mine[0].id).await;
    assert!(matches!(taken, Err(Error::NotFound)));
    let data = identity::export(ctx, me).await.unwrap();
    assert_eq!(data["passkeys"][0]["name"], "Office laptop");
    assert!(!data.to_string().contains("credential"));

    identity::erase(ctx, me).await.unwrap();
    assert_eq!(comes_in(&world, &mut device).await, None);
});

story!(the_same_device_is_not_taken_twice, |world| async move {
    let mut device = Device::new(SITE, 7);
    make(&world, &world.buyer, &mut device).await;
    let (options, begun) = identity::start_passkey(&world.ctx, &world.supplier, SITE)
        .await
        .unwrap();
    let made = device.make(&options);
    let told = ("Mine now", made.as_str());
    let twice = identity::finish_passkey(&world.ctx, &world.supplier, SITE, begun, told).await;
    assert!(matches!(twice, Err(Error::Invalid(_))), "{twice:?}");
});
