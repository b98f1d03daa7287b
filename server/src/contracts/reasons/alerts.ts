/** Reasons why an alert could not be e-mailed. */
export const ALERT_REASONS = {
  alertToNobody: 'No e-mail address is set to get alerts: set alerts.emails in the configuration.',
  alertJustTested: 'A test was e-mailed less than a minute ago: wait a minute.',
  alertNoMailer: 'Strapi has no e-mail plugin: set it up in config/plugins.',
  alertMailUnreachable:
    'The mail server cannot be reached ({answer}): check its address and port in config/plugins.',
  alertMailCredentials:
    'The mail server refuses the credentials ({answer}): correct them in config/plugins.',
  alertMailAddress:
    'The mail server does not accept the address of the sender or of the recipient ({answer}): correct it in config/plugins.',
  alertMailNotTaken:
    'The e-mail provider did not take the message ({answer}): check its settings in config/plugins.',
} as const;
