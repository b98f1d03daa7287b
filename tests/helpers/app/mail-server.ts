import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createRequire } from 'node:module';

/** A mail server on loopback, which speaks as much SMTP as a provider needs. */
export interface MailServer {
  port: number;
  /** The messages as they came, newest last. */
  received: string[];
  /** From now on, mail to these addresses is refused. */
  refuses(...addresses: string[]): void;
  stops(): Promise<void>;
}

/** The end of a message: a line with a point alone. */
const END = '\r\n.\r\n';

export async function startMailServer(): Promise<MailServer> {
  const received: string[] = [];
  const open = new Set<Socket>();
  let refused: readonly string[] = [];

  function answerTo(command: string): string {
    if (/^EHLO/i.test(command)) return '250 loopback';
    if (/^DATA/i.test(command)) return '354 go on';
    if (/^QUIT/i.test(command)) return '221 bye';
    const [, recipient = ''] = /^RCPT TO:<(.*)>/i.exec(command) ?? [];
    return refused.includes(recipient) ? '550 5.1.1 No such mailbox' : '250 ok';
  }

  const server = createServer((socket) => {
    let text = '';
    let isMessage = false;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.write('220 loopback\r\n');
    socket.on('data', (part: Buffer) => {
      text += part.toString();
      for (;;) {
        const end = isMessage ? END : '\r\n';
        const at = text.indexOf(end);
        if (at < 0) return;
        const said = text.slice(0, at);
        text = text.slice(at + end.length);
        if (isMessage) received.push(said);
        socket.write(`${isMessage ? '250 taken' : answerTo(said)}\r\n`);
        isMessage = !isMessage && /^DATA/i.test(said);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    refuses(...addresses) {
      refused = addresses;
    },
    async stops() {
      open.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}

interface Nodemailer {
  createTransport(options: object): { sendMail(mail: object): Promise<unknown> };
}

/** Nodemailer is a dependency of Strapi's own e-mail provider. */
const ofStrapi = createRequire(require.resolve('@strapi/provider-email-sendmail'));

/** Sends to a server as `@strapi/provider-email-nodemailer` does. */
export function smtpProvider({ port }: MailServer) {
  const { createTransport }: Nodemailer = ofStrapi('nodemailer');
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const from = 'crm@example.com';
  return { send: (mail: object) => transport.sendMail({ from, ...mail }) };
}
