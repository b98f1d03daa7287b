/** Alerts: what is reported to whom, and what was last e-mailed. Times are ISO 8601 in UTC. */
import type { z } from '@strapi/utils';
import type * as schemas from './schemas/alerts';

export type AlertsSetUp = z.infer<typeof schemas.alertsSetUp>;

/** How a reported cause ended. */
export type AlertEnding = z.infer<typeof schemas.alertEnding>;

export type AlertMailSent = z.infer<typeof schemas.alertMail>;

/** `GET /s360/alerts`: how alerts are set up, and the newest e-mails, newest first. */
export declare namespace GetAlerts {
  type Response = z.infer<typeof schemas.alertsAnswer>;
}

/** `POST /s360/alerts/test`: e-mails a test to everybody who gets alerts. */
export declare namespace TestAlerts {
  type Response = z.infer<typeof schemas.testAlertsAnswer>;
}
