/**
 * Forms of one first name, folded: whoever has one of them may be written with another. A form of
 * several names is left out, as Chris: it may be the other half of a couple.
 */
const SHORT_FORMS: readonly (readonly string[])[] = [
  ['alexander', 'sascha', 'alessandro', 'alexandre', 'sandro'],
  ['alexandra', 'sandra', 'alessandra'],
  ['andreas', 'andi', 'andy'],
  ['anton', 'toni', 'antonio', 'antoine'],
  ['barbara', 'babs', 'barbla'],
  ['benjamin', 'ben'],
  ['bernhard', 'bernard'],
  ['christina', 'christine'],
  ['christoph', 'christophe', 'stoffel'],
  ['daniel', 'dani', 'dan'],
  ['dominik', 'domi', 'dominic', 'dominique'],
  ['edward', 'eduard', 'ed', 'edi'],
  ['elisabeth', 'elizabeth', 'lisa', 'lisbeth', 'elsbeth', 'betty', 'sisi'],
  ['manuel', 'manu'],
  ['eugen', 'geni'],
  ['ferdinand', 'ferdi'],
  ['franz', 'franziskus'],
  ['franziska', 'fraenzi', 'franzi', 'sissi'],
  ['frederic', 'fred', 'frederik'],
  ['friedrich', 'fritz'],
  ['gabriela', 'gabriele', 'gabi', 'gaby'],
  ['giuseppe', 'beppe', 'pino'],
  ['gregor', 'gregory', 'greg'],
  ['heinrich', 'heinz', 'heiri', 'henri'],
  ['jakob', 'jacob', 'koebi'],
  ['johann', 'johannes', 'hans', 'hannes'],
  ['jonathan', 'jon', 'joni'],
  ['joseph', 'josef', 'joe', 'sepp'],
  ['katharina', 'kathrin', 'katrin', 'kaethi', 'kati'],
  ['margaret', 'maggie', 'meg', 'peggy'],
  ['margrit', 'margarete', 'margaretha', 'gritli', 'greta'],
  ['matthias', 'mathias', 'mat', 'matt', 'hias'],
  ['maximilian', 'max'],
  ['michael', 'michi', 'mike', 'michel', 'mischa'],
  ['monika', 'moni', 'monica'],
  ['nicolas', 'nicolai', 'nikolaus', 'niklaus', 'klaus', 'nick'],
  ['nicole', 'nici'],
  ['patricia', 'patty'],
  ['philipp', 'philippe', 'phil'],
  ['richard', 'rick', 'richi'],
  ['robert', 'rob', 'bob', 'robi', 'roberto'],
  ['rudolf', 'ruedi', 'rolf'],
  ['samuel', 'sam', 'sami'],
  ['sebastian', 'seb', 'basti', 'sebastien'],
  ['stefan', 'stephan', 'steffen', 'steve', 'stephane', 'stefano'],
  ['stefanie', 'stephanie', 'steffi'],
  ['susanne', 'susanna', 'susi', 'sue', 'susan'],
  ['theodor', 'theo'],
  ['theresa', 'therese', 'resi'],
  ['thomas', 'tom', 'thom', 'toemu'],
  ['ulrich', 'ueli', 'uli'],
  ['ursula', 'uschi', 'ursi'],
  ['valentin', 'vali'],
  ['verena', 'vreni'],
  ['victoria', 'viktoria', 'vicky'],
  ['walter', 'walti'],
  ['werner', 'werni'],
  ['wilhelm', 'willi', 'willy', 'william', 'bill', 'will'],
];

const groupOf = new Map(
  SHORT_FORMS.flatMap((forms, group) => forms.map((form) => [form, group] as const)),
);

const isShortForm = (here: string, there: string): boolean =>
  groupOf.has(here) && groupOf.get(here) === groupOf.get(there);

const isInitialOf = (initial: string, name: string): boolean =>
  initial.length === 1 && name.startsWith(initial);

const isSameWord = (here: string, there: string): boolean =>
  here === there ||
  isInitialOf(here, there) ||
  isInitialOf(there, here) ||
  isShortForm(here, there);

/** A further name may be left out when it is only an initial: “Anna M.” is “Anna”. */
const withoutInitials = (words: readonly string[]): string[] =>
  words.filter((word, at) => at === 0 || word.length > 1);

const wordsOf = (folded: string): string[] => folded.split(/[\s.-]+/).filter(Boolean);

/**
 * Whether two first names, folded, may be one person's: equal, or one is an initial or a short form
 * of the other.
 */
export function isSameFirstName(here: string, there: string): boolean {
  if (here === there) return true;
  const names = [wordsOf(here), wordsOf(there)];
  const isAsLong = names[0]?.length === names[1]?.length;
  const [own = [], other = []] = isAsLong ? names : names.map(withoutInitials);
  return own.length === other.length && own.every((word, at) => isSameWord(word, other[at] ?? ''));
}
