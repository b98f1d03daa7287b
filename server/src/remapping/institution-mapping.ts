import type { InstitutionMapping } from '../contracts/institutions/mapping';
import { reason } from '../contracts/reasons';
import { type ContactAttribute, mappableAttributes } from '../contacts';
import type { Institution, InstitutionRegistry } from '../institutions';
import { NotFoundError } from '../kernel/errors';
import { mappedFields } from './field-settings';

/** What institutions exchange of contacts, and by which rules. */
export interface InstitutionMappings {
  /** @throws NotFoundError for an unknown institution. */
  describe(institution: string): InstitutionMapping;
}

export interface MappingPorts {
  institutions: InstitutionRegistry;
  /** The institution as the configuration has it. */
  configured(code: string): Institution;
  /** The contact as the venue has extended it. */
  attributes(): Readonly<Record<string, ContactAttribute>>;
}

/** Creates the service. */
export function institutionMappings(ports: MappingPorts): InstitutionMappings {
  return {
    describe(code) {
      const institution = ports.institutions.find(code);
      if (!institution) throw new NotFoundError(reason('noInstitution', { institution: code }));
      const fields = mappedFields(institution.contacts, ports.configured(code).contacts, {});
      const mapped = new Set(fields.map(({ field }) => field));
      return {
        institution: code,
        fields,
        unmapped: mappableAttributes(ports.attributes()).filter((field) => !mapped.has(field)),
      };
    },
  };
}
