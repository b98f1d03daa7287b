import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from './configuration';

/** The institutions `myvenue` and `museum`, of which some receive what is new in the CRM. */
export const institutionsWith = ({ pushTo }: { pushTo: readonly string[] }) =>
  readConfiguration(
    aConfiguration({
      institutions: ['myvenue', 'museum'].map((code) =>
        anInstitution({ code, pushNewContacts: pushTo.includes(code) }),
      ),
    }),
  ).institutions.map((configuration) =>
    institutionFrom(configuration, { isOnly: false, phoneCountry: null }),
  );
