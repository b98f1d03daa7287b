import type { IForbiddenRuleType } from 'dependency-cruiser';

/** A module of the server, and where it stands in `server/src`: in one folder, once it is built. */
interface Module {
  name: string;
  places: readonly string[];
  /** Whether it has an `index.ts` that offers all that others need of it. */
  hasIndex: boolean;
}

/** The modules: each may import those earlier in this list. */
export const MODULES: readonly Module[] = [
  { name: 'contracts', places: ['contracts/'], hasIndex: false },
  { name: 'kernel', places: ['kernel/'], hasIndex: false },
  ...[
    's360',
    'institutions',
    'sending',
    'inbox',
    'contacts',
    'identity',
    'orders',
    'catalog',
    'bookings',
    'contract-check',
    'segments',
    'bulk-jobs',
    'remapping',
    'drift',
    'export',
    'privacy',
    'overview',
    'alerts',
    'health',
    'metrics',
  ].map((name) => ({ name, places: [`${name}/`], hasIndex: true })),
  { name: 'app', places: ['app/'], hasIndex: false },
];

const inside = ({ places }: Module): string => `^server/src/(${places.join('|')})`;
const indexOf = ({ places }: Module): string => `^server/src/(${places.join('|')})index[.]ts$`;

const earlierOnly = MODULES.slice(0, -1).map((module, at) => ({
  name: `${module.name} imports only modules earlier in the list`,
  from: { path: inside(module) },
  to: { path: MODULES.slice(at + 1).map(inside) },
}));

const entries = MODULES.filter(({ hasIndex }) => hasIndex).map((module) => ({
  name: `${module.name} is imported through its index.ts`,
  from: { path: '^server/src/', pathNot: inside(module) },
  to: { path: inside(module), pathNot: indexOf(module) },
}));

/** The pure part of `contacts`, which the rest of the module uses. */
const pure: IForbiddenRuleType[] = [
  {
    name: 'the model of contacts imports neither Strapi nor the rest of contacts',
    from: { path: '^server/src/contacts/model/' },
    to: {
      path: ['^server/src/contacts/', 'node_modules/(@strapi|axios)/'],
      pathNot: '^server/src/contacts/(model/|settings/|records[.]ts$|summary-columns[.]ts$)',
    },
  },
];

/** The admin panel: `app` knows all of it, a feature the `index.ts` of others, `shared` no feature. */
const panel: IForbiddenRuleType[] = [
  {
    name: 'a feature of the admin panel is imported through its index.ts',
    from: { path: '^admin/src/features/([^/]+)/' },
    to: {
      path: '^admin/src/features/',
      // A model, which knows no React, has an `index.ts` of its own.
      pathNot: ['^admin/src/features/$1/', '^admin/src/features/[^/]+/(model/)?index[.]ts$'],
    },
  },
  {
    name: 'what the admin panel shares knows no feature',
    from: { path: '^admin/src/shared/' },
    to: { path: '^admin/src/features/' },
  },
  {
    name: 'nobody imports the app of the admin panel',
    from: { path: '^admin/src/(features|shared|translations)/' },
    // The loader of texts gathers those of all.
    to: { path: '^admin/src/(app/|index[.]ts$)', pathNot: '[.]json$' },
  },
  {
    name: 'the admin panel takes only contracts from the server',
    from: { path: '^admin/src/' },
    to: { path: '^server/src/', pathNot: '^server/src/contracts/' },
  },
];

/** The rules of the house, as dependency-cruiser reads them. */
export const RULES: IForbiddenRuleType[] = [
  { name: 'files import each other in no circle', from: {}, to: { circular: true } },
  ...earlierOnly,
  ...entries,
  ...pure,
  ...panel,
];
