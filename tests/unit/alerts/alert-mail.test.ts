import { alertMail, type Reported } from '../../../server/src/alerts/alert-mail';
import { ALERT_LANGUAGES } from '../../../server/src/alerts/texts';

const reported = (changes: Partial<Reported> = {}): Reported => ({
  institution: 'myvenue',
  kind: 'failedPush',
  cause: 'error.email',
  actor: 'operator',
  count: 12,
  since: '2026-11-27T10:00:00.000Z',
  state: 'raised',
  ...changes,
});

const mail = (of: Reported[], language: (typeof ALERT_LANGUAGES)[number] = 'en') =>
  alertMail(of, {
    settings: { language, afterMinutes: 5, timeZone: 'Europe/Zurich' },
    nameOf: () => 'My Venue',
    pageUrl: 'https://crm.example/admin/plugins/s360',
  });

describe('the e-mail of an alert', () => {
  it('says what waits where, since when, who cures it, and where to look', () => {
    expect(mail([reported()])).toEqual({
      subject: 'S-360: needs attention – My Venue',
      text: [
        'My Venue',
        '- Contacts that could not be sent: 12, since Nov 27, 2026, 11:00 AM. To be cured by operators.',
        '',
        'What to do stands on the S-360 page: https://crm.example/admin/plugins/s360',
      ].join('\n'),
    });
  });

  it('says what is well again', () => {
    const { subject, text } = mail([reported({ state: 'ended' })], 'de');
    expect(subject).toBe('S-360: wieder in Ordnung – My Venue');
    expect(text).toContain('- wieder in Ordnung: Kontakte, die nicht gesendet werden konnten');
  });

  it('gathers all causes of one moment, those of bulk jobs at all institutions, too', () => {
    const { subject, text } = mail([
      reported(),
      reported({ institution: '', kind: 'bulkJobToApprove', since: null, count: 1 }),
    ]);
    expect(subject).toBe('S-360: needs attention – My Venue, All institutions');
    expect(text).toContain('All institutions\n- Bulk jobs to approve: 1. To be cured');
  });

  it.each(ALERT_LANGUAGES)('has words of its own in %s', (language) => {
    const others = ALERT_LANGUAGES.filter((one) => one !== language);
    const { subject } = mail([reported()], language);
    for (const other of others) expect(mail([reported()], other).subject).not.toBe(subject);
  });
});
