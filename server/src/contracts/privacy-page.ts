/** Pages to print: all that is stored of a person, and certificates of erasures. */
import type { ErasureCertificate, GetPersonalData } from './privacy';

type PersonalData = GetPersonalData.Response['data'];

/** The words of the page, in the operator's language. */
export interface PageWords {
  title: string;
  exportedAt: string;
  nameOf: (place: string) => string;
  /** The name of a column, as the panel has it. */
  columnOf: (place: string, column: string) => string;
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const plain = (text: string): string => text.replace(/[&<>"]/g, (mark) => MARKUP[mark] ?? mark);

const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

/** What has a name for readers stands before what only the machine names. */
const recordAsTable = (
  record: Record<string, unknown>,
  nameOf = (name: string): string => name,
): string => {
  const isUnnamed = (name: string): boolean => nameOf(name) === name;
  const names = Object.keys(record).sort((a, b) => Number(isUnnamed(a)) - Number(isUnnamed(b)));
  const rows = names.map(
    (name) =>
      `<tr><th scope="row">${plain(nameOf(name))}</th><td>${plain(written(record[name]))}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
};

const STYLE =
  'body{font:11pt sans-serif;margin:2rem}table{border-collapse:collapse;width:100%;margin:0 0 1rem;page-break-inside:avoid}' +
  'th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{width:14rem}';

const page = (locale: string, title: string, body: string): string =>
  [
    `<!doctype html><html lang="${plain(locale)}"><head><meta charset="utf-8">`,
    `<title>${plain(title)}</title><style>${STYLE}</style></head>`,
    `<body><h1>${plain(title)}</h1>${body}</body></html>`,
  ].join('');

/** All that is stored of a person, as a page to print. It loads nothing and runs nothing. */
export function printedPage({ places }: PersonalData, words: PageWords, locale: string): string {
  const parts = places.map(({ place, records }) => {
    const columnOf = (column: string) => words.columnOf(place, column);
    const tables = records.map((record) => recordAsTable(record, columnOf));
    return `<section><h2>${plain(words.nameOf(place))}</h2>${tables.join('')}</section>`;
  });
  return page(locale, words.title, `<p>${plain(words.exportedAt)}</p>${parts.join('')}`);
}

/** The words of a certificate, in the operator's language. */
export interface CertificateWords {
  title: string;
  /** What it certifies. */
  explained: string;
  facts: Record<string, string>;
  places: string;
  inS360: string;
  nameOf: (place: string) => string;
  taskOf: (task: ErasureCertificate['inS360'][number]) => { institution: string; state: string };
}

/** The certificate of an erasure, as a page to print or to file: nothing of the person is in it. */
export function printedCertificate(
  { inS360, places }: ErasureCertificate,
  words: CertificateWords,
  locale: string,
): string {
  const counts = places.map(({ place, rows }) => [words.nameOf(place), rows]);
  const tasks = inS360.map(words.taskOf).map(({ institution, state }) => [institution, state]);
  const section = (title: string, rows: unknown[][]) =>
    rows.length === 0
      ? ''
      : `<section><h2>${plain(title)}</h2>${recordAsTable(Object.fromEntries(rows) as Record<string, unknown>)}</section>`;
  return page(
    locale,
    words.title,
    [
      `<p>${plain(words.explained)}</p>${recordAsTable(words.facts)}`,
      section(words.places, counts),
      section(words.inS360, tasks),
    ].join(''),
  );
}
