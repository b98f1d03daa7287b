/** A plain text as HTML, in its paragraphs and lines. */
export function htmlOfText(text: string, locale: string, subject: string): string {
  return htmlPage(locale, subject, text.split(/\n{2,}/).map(paragraph));
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

export const withBreaks = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

export const paragraph = (text: string): string =>
  `<p style="margin:0 0 16px">${withBreaks(text)}</p>`;

/** A heading in bold with its items. */
export const htmlList = (heading: string, items: readonly string[]): string =>
  `<p style="margin:0 0 4px"><strong>${escapeHtml(heading)}</strong></p>` +
  `<ul style="margin:0 0 16px;padding:0 0 0 20px">${items.map(htmlItem).join('')}</ul>`;

const htmlItem = (item: string): string => `<li style="margin:0 0 4px">${withBreaks(item)}</li>`;

export const htmlLink = (words: string, url: string): string =>
  `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="color:#4945ff">${escapeHtml(words)}</a></p>`;

/** The frame of an e-mail: inline styles, which mail clients render alike. */
export function htmlPage(locale: string, title: string, parts: readonly string[]): string {
  return (
    `<!doctype html><html lang="${escapeHtml(locale)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title></head>` +
    '<body style="margin:0;background:#f6f6f9;font:16px/1.5 -apple-system,Segoe UI,Helvetica,Arial,sans-serif;color:#212134">' +
    '<div style="max-width:640px;margin:0 auto;padding:24px;background:#ffffff">' +
    `${parts.join('')}</div></body></html>`
  );
}
