import type { GetAttention } from '../contracts/attention';
import { describeError } from '../kernel/describe-error';
import type { AlertStore } from './alert-store';
import { alertMail, type AlertMail, type Reported } from './alert-mail';
import { decideAlerts } from './decide-alerts';
import type { AlertSettings } from './settings';

/** Reports what needs attention to people who do not look at the screens. */
export interface Alerts {
  /** Call once a minute, in any process. */
  run(): Promise<void>;
}

/** What subscribers of the event are told: codes and counts, no personal data. */
export interface AlertEvent {
  state: 'raised' | 'ended';
  institution: string;
  kind: string;
  cause: string | null;
  actor: string;
  count: number;
  /** When it was first seen or reported, ISO 8601. */
  since: string | null;
}

export interface AlertPorts {
  attention(): Promise<GetAttention.Response>;
  store: AlertStore;
  settings: AlertSettings;
  /** The institution as operators read it. */
  nameOf(institution: string): string;
  /** The address of the S-360 page. */
  pageUrl: string;
  emit(event: AlertEvent): void;
  /** `null` where Strapi has no e-mail plugin. */
  mailer(): ((mail: AlertMail) => Promise<unknown>) | null;
  now(): Date;
  log: { error(message: string): void };
}

export function alerts(ports: AlertPorts): Alerts {
  const { emit, log, now, settings, store } = ports;

  async function mail(reported: readonly Reported[]): Promise<void> {
    const { emails = [] } = settings;
    if (reported.length === 0 || emails.length === 0) return;
    const send = ports.mailer();
    if (send === null) {
      log.error('alerts cannot be e-mailed: Strapi’s e-mail plugin is missing');
      return;
    }
    for (const to of emails) {
      try {
        await send({ to, ...alertMail(reported, ports) });
      } catch (error) {
        log.error(`an alert could not be e-mailed: ${describeError(error)}`);
      }
    }
  }

  return {
    async run() {
      const at = now();
      const { data } = await ports.attention();
      const decided = decideAlerts(data, await store.all(), settings, at);
      for (const group of decided.begin) await store.begin(group, at);
      const reported: Reported[] = [];
      // Claimed before it is reported: a crash in between reports nothing twice.
      for (const group of decided.raise)
        if (await store.raise(group, at)) reported.push({ ...group, state: 'raised' });
      for (const alert of decided.end)
        if (await store.end(alert)) {
          const since = alert.raisedAt?.toISOString() ?? null;
          reported.push({ ...alert, since, state: 'ended' });
        }
      for (const alert of decided.forget) await store.forget(alert);
      for (const { actor, cause, count, institution, kind, since, state } of reported)
        emit({ state, institution, kind, cause, actor, count, since });
      await mail(reported);
    },
  };
}
