// A real SMTP receiver, and a small HTTP door through which the tests take mails out.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser, type AddressObject } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
}

interface Wanted {
  fits(mail: Mail): boolean;
  give(mail: Mail): void;
}

export interface Mailbox {
  smtpUrl: string;
  url: string;
  stop(): Promise<void>;
}

export async function startMailbox(): Promise<Mailbox> {
  const mails: Mail[] = [];
  const waiting = new Set<Wanted>();

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    async onData(stream, _session, done) {
      try {
        const parsed = await simpleParser(stream);
        const mail: Mail = {
          from: addresses(parsed.from)[0] ?? '',
          to: addresses(parsed.to),
          subject: parsed.subject ?? '',
          text: parsed.text ?? '',
          html: parsed.html || '',
        };
        const taker = [...waiting].find((wanted) => wanted.fits(mail));
        if (taker) taker.give(mail);
        else mails.push(mail);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');

  // GET /?to=ADDRESS&subject=PATTERN answers with one mail, as soon as there is one; each mail is given once.
  const door = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://mailbox').searchParams;
    const to = query.get('to');
    const subject = new RegExp(query.get('subject') ?? '', query.get('flags') ?? '');
    const wanted: Wanted = {
      fits: (mail) => mail.to.includes(to ?? '') && subject.test(mail.subject),
      give: (mail) => {
        waiting.delete(wanted);
        response.setHeader('content-type', 'application/json').end(JSON.stringify(mail));
      },
    };
    const kept = mails.findIndex(wanted.fits);
    if (kept >= 0) {
      wanted.give(mails.splice(kept, 1)[0]);
    } else {
      waiting.add(wanted);
      response.once('close', () => waiting.delete(wanted));
    }
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');

  return {
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    async stop() {
      door.closeAllConnections();
      door.close();
      await new Promise<void>((done) => smtp.close(done));
    },
  };
}

function addresses(header: AddressObject | AddressObject[] | undefined): string[] {
  return [header ?? []].flat().flatMap((part) => part.value.map((entry) => entry.address ?? ''));
}
