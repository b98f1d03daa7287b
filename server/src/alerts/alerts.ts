import type { AlertsSetUp, GetAlerts, TestAlerts } from '../contracts/alerts';
import type { GetAttention } from '../contracts/attention';
import { CAUSE_KINDS } from '../contracts/causes';
import { reason, type Reason } from '../contracts/reasons';
import { describeError } from '../kernel/describe-error';
import { StateConflictError } from '../kernel/errors';
import {
  alertMail,
  countOf,
  mergedCauses,
  testMail,
  type AlertMail,
  type MailWords,
  type Reported,
} from './alert-mail';
import type { AlertMails } from './alert-mails';
import type { AlertStore } from './alert-store';
import { decideAlerts, isQuiet, thresholdOf } from './decide-alerts';
import { mailFailure } from './mail-failure';
import type { AlertSettings } from './settings';

/** Reports what needs attention to people who do not look at the screens. */
export interface Alerts {
  /** Call once a minute, in any process. */
  run(): Promise<void>;
  /** How alerts are set up, and what was last e-mailed to whom. */
  show(): Promise<GetAlerts.Response>;
  /**
   * E-mails a test to everybody who gets alerts.
   * @throws StateConflictError when nobody does, and within a minute of another test.
   */
  test(): Promise<TestAlerts.Response>;
}

/** What subscribers of the event receive: codes and counts, no personal data. */
type AlertEvent = Omit<Reported, 'left'>;

interface AlertPorts {
  attention(): Promise<GetAttention.Response>;
  store: AlertStore;
  mails: AlertMails;
  settings: AlertSettings;
  words(): Promise<MailWords>;
  /** The institution as operators read it. */
  nameOf(institution: string): string;
  /** The address of the S-360 page. */
  pageUrl: string;
  emit(event: AlertEvent): void;
  /** `null` where Strapi has no e-mail plugin. */
  mailer(): ((mail: AlertMail) => Promise<unknown>) | null;
  /** The webhooks of Strapi that subscribe to the event. */
  webhooks(): Promise<AlertsSetUp['webhooks']>;
  now(): Date;
  log: { error(message: string): void };
}

/** Tests further apart flood nobody. */
const TEST_EVERY_MS = 60_000;

/** How many e-mails a person sees. */
const SHOWN_MAILS = 20;

/** `count` is as it was reported; `since`: once ended, when it was. */
const eventOf = (reported: Reported): AlertEvent => {
  const { actor, cause, count, ending, heldAt, institution, kind, since, state } = reported;
  return { state, ending, institution, heldAt, kind, cause, actor, count, since };
};

export function alerts(ports: AlertPorts): Alerts {
  const { emit, log, mails, now, settings, store } = ports;
  const { emails = [] } = settings;
  let isTesting = false;

  async function send(mail: AlertMail): Promise<Reason | null> {
    const mailer = ports.mailer();
    if (mailer === null) {
      log.error('alerts cannot be e-mailed: Strapi’s e-mail plugin is missing');
      return reason('alertNoMailer');
    }
    try {
      await mailer(mail);
      return null;
    } catch (error) {
      log.error(`an alert could not be e-mailed: ${describeError(error)}`);
      return mailFailure(error);
    }
  }

  /** Sends to everybody who gets alerts, and records what became of it. */
  async function mail(
    messageIn: typeof testMail,
    about: { isTest: boolean; reported: readonly Reported[] },
  ): Promise<TestAlerts.Response['data']> {
    const done = { sent: 0, failed: 0 };
    const message = messageIn({ ...ports, words: await ports.words() });
    const causes = about.reported.map((one) => {
      const { cause, ending, heldAt, institution, kind, state } = one;
      const alarm = kind === 'alarm' && cause !== null ? { alarm: cause } : {};
      return {
        state,
        ending,
        kind,
        ...alarm,
        institution,
        heldAt: [...heldAt],
        count: countOf(one),
      };
    });
    for (const to of emails) {
      const failure = await send({ to, ...message });
      await mails.record({ recipient: to, isTest: about.isTest, causes, failure }, now());
      done[failure === null ? 'sent' : 'failed'] += 1;
    }
    return done;
  }

  return {
    async run() {
      const at = now();
      const { data: groups, meta } = await ports.attention();
      const seen = { groups, unresolved: new Set(meta.unresolvedKeys) };
      const decided = decideAlerts(seen, await store.all(), settings, at);
      for (const group of decided.begin) await store.begin(group, at);
      const reported: Reported[] = [];
      // Claimed before it is reported: a crash in between reports nothing twice.
      for (const group of decided.raise)
        if (await store.raise(group, at)) {
          const heldAt = group.heldAt.map(({ institution }) => institution);
          reported.push({ ...group, heldAt, state: 'raised', ending: null, left: group.count });
        }
      for (const { alert, ending, left } of decided.end)
        if (await store.end(alert)) {
          const since = alert.raisedAt?.toISOString() ?? null;
          reported.push({ ...alert, since, state: 'ended', ending, left });
        }
      for (const alert of decided.forget) await store.forget(alert);
      for (const one of reported) emit(eventOf(one));
      const merged = mergedCauses(reported, groups);
      if (merged.length > 0)
        await mail((of) => alertMail(merged, of), { isTest: false, reported: merged });
    },

    async show() {
      const { afterMinutes, language, quietHours, timeZone } = settings;
      const setUp: AlertsSetUp = {
        emails,
        hasMailer: ports.mailer() !== null,
        language,
        afterMinutes,
        timeZone,
        quietHours: quietHours ?? null,
        isQuiet: isQuiet(settings, now()),
        thresholds: CAUSE_KINDS.map((kind) => ({ kind, from: thresholdOf(kind) })),
        webhooks: await ports.webhooks(),
      };
      return { data: { setUp, mails: await mails.newest(SHOWN_MAILS) } };
    },

    async test() {
      if (emails.length === 0) throw new StateConflictError(reason('alertToNobody'));
      if (isTesting) throw new StateConflictError(reason('alertJustTested'));
      isTesting = true;
      try {
        const since = new Date(now().getTime() - TEST_EVERY_MS);
        if (await mails.testedSince(emails, since))
          throw new StateConflictError(reason('alertJustTested'));
        return { data: await mail(testMail, { isTest: true, reported: [] }) };
      } finally {
        isTesting = false;
      }
    },
  };
}
