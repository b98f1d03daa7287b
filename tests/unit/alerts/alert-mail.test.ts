import {
  alertMail,
  mergedCauses,
  testMail,
  type Reported,
} from '../../../server/src/alerts/alert-mail';
import { wordsIn, type ScreenWords } from '../../../server/src/app/screen-words';
import { aCause as waiting } from '../admin/features/overview/aCause';

const reported = (changes: Partial<Reported> = {}): Reported => ({
  institution: 'myvenue',
  kind: 'failedPush',
  cause: 'error.email',
  actor: 'operator',
  count: 12,
  since: '2026-11-27T10:00:00.000Z',
  state: 'raised',
  ending: null,
  left: 12,
  heldAt: [],
  ...changes,
});

const LANGUAGES = ['en', 'de', 'fr', 'it'] as const;

type Language = (typeof LANGUAGES)[number];

const WORDS = new Map<Language, ScreenWords>();

beforeAll(async () => {
  for (const language of LANGUAGES) WORDS.set(language, await wordsIn(language));
});

/** What an e-mail in a language is made with. */
function portsIn(language: Language, nameOf: (code: string) => string = () => 'My Venue') {
  const words = WORDS.get(language);
  if (words === undefined) throw new Error(`no words in ${language}`);
  const settings = { language, afterMinutes: 5, timeZone: 'Europe/Zurich' };
  return { settings, words, nameOf, pageUrl: 'https://crm.example/admin/plugins/s360' };
}

const WELL = { state: 'ended', ending: 'well', left: 0 } as const;

const mail = (of: Reported[], language: Language = 'en') => alertMail(of, portsIn(language));

describe('the e-mail of an alert', () => {
  it('says what waits where, since when, who cures it, and where to look', () => {
    expect(mail([reported()])).toMatchObject({
      subject: 'S-360: needs attention – My Venue',
      text: [
        'My Venue',
        '- 12 contacts could not be sent, since November 27, 2026 at 11:00 AM GMT+1. For your team.',
        '',
        'More on the S-360 page: https://crm.example/admin/plugins/s360',
      ].join('\n'),
    });
  });

  it('has the list in HTML too, with a link to the page', () => {
    const { html } = alertMail(
      [reported()],
      portsIn('de', () => 'Museum <& Co>'),
    );
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<strong>Museum &#60;&#38; Co&#62;</strong>');
    expect(html).toMatch(/<li[^>]*>12 Kontakte konnten nicht gesendet/);
    expect(html).toMatch(
      /<a href="https:\/\/crm.example\/admin\/plugins\/s360"[^>]*>Mehr dazu auf der Seite S-360</,
    );
  });

  it('stays one line in its subject whatever the institution is called', () => {
    const name = 'The Museum\r\nBcc: victim@example.com';
    const { subject, text } = alertMail(
      [reported()],
      portsIn('en', () => name),
    );
    expect(subject).toBe('S-360: needs attention – The Museum Bcc: victim@example.com');
    expect(text).toMatch(/^The Museum Bcc/);
  });

  it('says what is resolved, not that all is well at the institution', () => {
    const { subject, text } = mail([reported(WELL)], 'de');
    expect(subject).toBe('S-360: Behoben – My Venue');
    expect(text).toContain('- Behoben: 12 Kontakte konnten nicht gesendet werden');
  });

  it('says that sending was stopped, not that it is well to be so', () => {
    const stopped = reported({ ...WELL, kind: 'alarm', cause: 'sendingStopped lost' });
    expect(mail([stopped]).text).toContain('- Resolved: Sending is stopped');
  });

  it('has a space before the colon in French', () => {
    const { subject, text } = mail(
      [reported(), reported({ kind: 'alarm', cause: 'silence orders' })],
      'fr',
    );
    expect(subject).toMatch(/^S-360\u00a0: /);
    expect(text).toContain('Commandes\u00a0: aucune réception');
    expect(text).not.toMatch(/[^\u00a0]: /);
  });

  it('does not call well what is only less, or hidden', () => {
    const fewer = reported({ state: 'ended', ending: 'fewer', left: 3 });
    expect(mail([fewer, reported(WELL)])).toMatchObject({
      subject: 'S-360: Fewer now – My Venue',
      text: expect.stringContaining('- Fewer now: 3 contacts could not be sent\n- Resolved: '),
    });
    const hidden = reported({ state: 'ended', ending: 'hidden' });
    expect(mail([hidden])).toMatchObject({
      subject: 'S-360: Hidden by somebody – My Venue',
      text: expect.stringContaining('- Hidden by somebody: 12 contacts could not be sent'),
    });
  });

  it.each([
    ['silence contacts', 'Contacts: no delivery for longer than usual'],
    ['refused orders', 'Orders: a delivery keeps being refused'],
    ['sendingStopped lost', 'Sending is stopped'],
    ['unknownState orders', 'Orders in a state that is not known here'],
  ])('names the alarm: %s', (cause, what) => {
    const alarm = reported({ kind: 'alarm', cause, count: 1 });
    expect(mail([alarm]).text).toContain(`- ${what}, since November 27`);
    const other = reported({ kind: 'alarm', cause: 'resend contacts', count: 1 });
    expect(mergedCauses([alarm, other], [])).toEqual([alarm, other]);
  });

  it.each(LANGUAGES)('asks for nothing in %s when all is well again', (language) => {
    const advice = { en: 'What to do', de: 'zu tun', fr: 'Ce qu’il faut faire', it: 'cosa fare' };
    expect(mail([reported(WELL)], language).text).not.toContain(advice[language]);
  });

  it('gathers all causes of one moment, those of bulk jobs at all institutions, too', () => {
    const { subject, text } = mail([
      reported(),
      reported({ institution: '', kind: 'bulkJobToApprove', since: null, count: 1 }),
    ]);
    expect(subject).toBe('S-360: needs attention – My Venue, All institutions');
    expect(text).toContain('All institutions\n- A bulk job to approve. For your team.');
  });

  it('names the institutions whose contacts a bulk job holds', () => {
    const held = (institutions: string[]) =>
      reported({ institution: '', heldAt: institutions, kind: 'bulkJobToApprove', since: null });
    const named = (of: Reported[]) =>
      alertMail(
        of,
        portsIn('en', (code) => ({ myvenue: 'My Venue', museum: 'The Museum' })[code] ?? code),
      );
    const { subject, text } = named([held(['museum']), reported({ institution: 'museum' })]);
    expect(subject).toBe('S-360: needs attention – The Museum');
    expect(text).toMatch(/^The Museum\n- 12 bulk jobs to approve.*\n- 12 contacts could/);
    const planned = { ...held(['myvenue']), cause: 'planned' };
    const ofTwo = mergedCauses([held(['museum']), planned], []);
    expect(named(ofTwo).subject).toBe('S-360: needs attention – The Museum, My Venue');
    expect(named(ofTwo).text).toMatch(/^The Museum, My Venue\n- 24 bulk jobs to approve/);
  });

  it('says once what reads alike: causes that differ by their codes alone', () => {
    const other = { cause: 'error.phone', since: '2026-11-27T09:00:00.000Z', count: 3, left: 3 };
    const merged = mergedCauses([reported(), reported(other), reported(WELL)], []);
    expect(merged).toEqual([
      reported({ cause: null, count: 15, left: 15, since: '2026-11-27T09:00:00.000Z' }),
      reported(WELL),
    ]);
    expect(mergedCauses([reported({ actor: 's360' }), reported()], [])).toHaveLength(2);
    const ended = [reported({ ...WELL, actor: 's360' }), reported(WELL)];
    expect(mergedCauses(ended, [])).toHaveLength(1);
  });

  it('does not call well what still waits for another cause, which it does not name', () => {
    const other = waiting({ cause: 'error.phone', count: 3 });
    expect(mergedCauses([reported(WELL)], [other, waiting({ kind: 'failedPull' })])).toEqual([
      reported({ ...WELL, ending: 'fewer', left: 3 }),
    ]);
    const fewer = reported({ state: 'ended', ending: 'fewer', left: 2 });
    expect(mergedCauses([reported(WELL), fewer], [other, waiting({ count: 2 })])).toMatchObject([
      { ending: 'fewer', left: 5 },
    ]);
    const raised = reported({ cause: 'error.phone', count: 3 });
    expect(mergedCauses([reported(WELL), raised], [other])).toEqual([raised]);
  });

  it('calls well what waits no longer but at other institutions, or hidden', () => {
    const hidden = waiting({ dismissed: { by: null, at: '', note: null } });
    const elsewhere = waiting({ institution: 'museum' });
    expect(mergedCauses([reported(WELL)], [hidden, elsewhere])).toEqual([reported(WELL)]);
    const job = { institution: '', kind: 'bulkJobToApprove' } as const;
    const ended = reported({ ...WELL, ...job, heldAt: ['museum'] });
    const held = waiting({ ...job, heldAt: [{ institution: 'myvenue', contacts: 1 }] });
    expect(mergedCauses([ended], [held])).toEqual([ended]);
  });

  it.each(LANGUAGES)('tests that it arrives, in %s', (language) => {
    const { subject, text } = testMail(portsIn(language));
    expect(subject).toMatch(/^S-360\s?: /);
    expect(text).toContain('https://crm.example/admin/plugins/s360');
  });

  it.each(LANGUAGES)('has words of its own in %s', (language) => {
    const others = LANGUAGES.filter((one) => one !== language);
    const { subject } = mail([reported()], language);
    for (const other of others) expect(mail([reported()], other).subject).not.toBe(subject);
  });
});
