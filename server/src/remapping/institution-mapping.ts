import { isDeepStrictEqual } from 'node:util';
import {
  effectOf,
  type ApplyMapping,
  type InstitutionMapping,
} from '../contracts/institutions/mapping';
import { reason } from '../contracts/reasons';
import { comparableAttributes, type ContactAttribute, mappableAttributes } from '../contacts';
import { requireInstitution, type Institution, type InstitutionRegistry } from '../institutions';
import type { NamesOfAuthors } from '../kernel/authors';
import { StateConflictError } from '../kernel/errors';
import type { InstitutionScope } from '../kernel/http/institution-scope';
import type { Author } from '../kernel/http/request-author';
import { requirePerson } from '../kernel/http/require-person';
import { changedRules, rulesInUse } from './exchange-rules';
import type { FieldChangeStore } from './field-changes';
import { changedSettings, mappedFields } from './field-settings';
import type { LinkPages } from './link-pages';
import type { MappingStore } from './mapping-store';
import { previewInScope, type MappingPreviews } from './preview';
import type { MappingStatus } from './status';

export interface InstitutionMappings {
  /** @throws NotFoundError for an unknown institution. */
  describe(institution: string): Promise<InstitutionMapping>;
  /**
   * Applies changes of fields, filters and matching rules at once, in other processes within seconds.
   * @throws StateConflictError when their effect is not what was seen, and for programs.
   * @throws InvalidSettingsError with every problem of the changes.
   */
  apply(
    institution: string,
    request: ApplyMapping.Request,
    author: Author,
    scope: InstitutionScope,
  ): Promise<InstitutionMapping>;
}

interface MappingPorts {
  institutions: InstitutionRegistry;
  /** The institution without what people have set in the panel. */
  configured(code: string): Institution | null;
  /** Why what was set in the panel has no effect. */
  problemsOf(code: string): readonly string[];
  /** The contact as the venue has extended it. */
  attributes(): Readonly<Record<string, ContactAttribute>>;
  changes: FieldChangeStore;
  previews: MappingPreviews;
  status: MappingStatus;
  memory: MappingStore;
  pages: LinkPages;
  /** Has changes take effect. */
  reload(): Promise<void>;
  namesOf: NamesOfAuthors;
  now(): Date;
  log: { info(message: string): void };
}

/** Creates the service. */
export function institutionMappings(ports: MappingPorts): InstitutionMappings {
  const { changes, log, memory, pages } = ports;

  async function fillingOf(institution: Institution): Promise<InstitutionMapping['filling']> {
    if (await ports.status.isFilled(institution)) return null;
    const { code } = institution;
    const doneToId = (await memory.read(code))?.filling?.doneToId ?? 0;
    return pages.progress(code, doneToId);
  }

  async function describe(code: string): Promise<InstitutionMapping> {
    const institution = requireInstitution(ports.institutions, code);
    const configured = ports.configured(code) ?? institution;
    const set = await changes.find(code);
    const fields = mappedFields(institution.contacts, configured.contacts, set?.fields ?? {});
    const mapped = new Set(fields.map(({ field }) => field));
    const changedBy = set?.changedBy ?? null;
    return {
      institution: code,
      fields,
      unmapped: mappableAttributes(ports.attributes()).filter((field) => !mapped.has(field)),
      ...rulesInUse(institution.contacts, configured.contacts, set?.rules ?? {}),
      comparable: comparableAttributes(ports.attributes()),
      revision: set?.revision ?? null,
      changedAt: set?.changedAt?.toISOString() ?? null,
      changedBy: (await ports.namesOf([changedBy]))(changedBy),
      problems: [...ports.problemsOf(code)],
      filling: await fillingOf(institution),
    };
  }

  return {
    describe,
    async apply(code, { changes: wanted, revision, seen, ...rules }, author, scope) {
      const by = requirePerson(author);
      const institution = requireInstitution(ports.institutions, code);
      if (!(await ports.status.isFilled(institution)))
        throw new StateConflictError(reason('mappingUnderWay', { institution: code }));
      const preview = await ports.previews.preview(code, { changes: wanted, ...rules });
      if (!isDeepStrictEqual(effectOf(previewInScope(preview, scope)), seen))
        throw new StateConflictError(reason('mappingEffectChanged', { institution: code }));
      const set = await changes.find(code);
      const next = {
        fields: changedSettings(set?.fields ?? {}, wanted),
        rules: changedRules(set?.rules ?? {}, rules),
      };
      await changes.write(code, revision, next, { by, at: ports.now() });
      const names = [...Object.keys(wanted), ...Object.keys(rules)].join(', ');
      log.info(`institution ${code}: ${names} changed by ${by}`);
      await ports.reload();
      return describe(code);
    },
  };
}
