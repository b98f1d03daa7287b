import { escapeHtml, htmlPage, paragraph, withBreaks } from '../../kernel/text/html-mail';
import type { WordedLine, WordedMessage } from './wording';

export function plainText(message: WordedMessage): string {
  const lines = message.lines.map(({ details, price, title, total }) =>
    [title, ...details, total === null ? price : `${price} = ${total}`].join('\n'),
  );
  const sums = message.sums.map(([label, amount]) => `${label}: ${amount}`).join('\n');
  return [
    message.greeting,
    message.intro,
    ...lines,
    sums,
    ...message.notes,
    message.closing.join('\n'),
  ].join('\n\n');
}

/** The message as HTML that mail clients render alike: tables and inline styles. */
export function html(message: WordedMessage): string {
  const lines = message.lines.map(htmlLine).join('');
  const sums = message.sums.map(htmlSum).join('');
  return htmlPage(message.locale, message.subject, [
    paragraph(message.greeting),
    paragraph(message.intro),
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 16px">${lines}${sums}</table>`,
    ...message.notes.map(paragraph),
    paragraph(message.closing.join('\n')),
  ]);
}

const CELL = 'padding:12px 0;vertical-align:top;border-top:1px solid #dcdce4';
const SUM = 'padding:4px 0;text-align:right';

function htmlLine({ details, price, title, total }: WordedLine): string {
  const below = [...details, price]
    .map((detail) => `<div style="color:#4a4a6a">${withBreaks(detail)}</div>`)
    .join('');
  return (
    `<tr><td style="${CELL}"><strong>${escapeHtml(title)}</strong>${below}</td>` +
    `<td style="${CELL};padding-left:16px;text-align:right;white-space:nowrap">${escapeHtml(total ?? '')}</td></tr>`
  );
}

function htmlSum([label, amount]: [string, string], index: number, sums: unknown[]): string {
  const isTotal = index === sums.length - 1;
  const style = [
    SUM,
    ...(index === 0 ? ['padding-top:12px', 'border-top:2px solid #32324d'] : []),
    ...(isTotal ? ['font-weight:bold'] : []),
  ].join(';');
  return (
    `<tr><td style="${style};text-align:left">${escapeHtml(label)}</td>` +
    `<td style="${style};white-space:nowrap">${escapeHtml(amount)}</td></tr>`
  );
}
