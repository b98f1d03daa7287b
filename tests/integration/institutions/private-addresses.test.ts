import { CONTACT_UID } from '../../../server/src/contracts';
import { pluginInstitution, simulatedInstitution } from '../../helpers/institutions/institutions';
import { problemsIn } from '../../helpers/json';
import { crmSide } from '../../helpers/scene/crm-side';
import { s360Side } from '../../helpers/scene/s360-side';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';
import { until } from '../../helpers/waiting';
import { startSimulator, type Simulator } from '../../simulator';

const KEY = 'the-first-key-of-the-theatre';

describe('S-360 at a private address, in production', () => {
  let simulator: Simulator;
  let running: RunningStrapi;
  const starts = async (allowPrivateAddresses: readonly string[]) => {
    running = await startStrapi({
      institutions: [pluginInstitution({ code: 'myvenue' }, simulator.url)],
      settings: { allowPrivateAddresses },
      addToApp: (strapi) => void strapi.config.set('environment', 'production'),
    });
  };
  beforeEach(async () => {
    simulator = await startSimulator({ institutions: [simulatedInstitution({ code: 'myvenue' })] });
  });
  afterEach(async () => {
    await running.stop();
    await simulator.stop();
  });

  const saves = (baseUrl: string) =>
    running.admin('POST', '/s360/institution-settings', {
      settings: {
        code: 'theatre',
        name: 'The Theatre',
        baseUrl,
        authentication: { operator: 'THEATRE_CRM', partner: 'strapi-plugin-s360' },
        webhook: { authentication: { kind: 'apiKey', header: 'X-S360-Key' } },
      },
      secrets: { s360: 'demo-secret', webhook: KEY },
    });

  async function sendsContact() {
    const data = { type: 'individual', lastName: 'Nabucco' } as never;
    const { documentId } = await running.strapi.documents(CONTACT_UID).create({ data });
    return documentId;
  }

  it('is not called and cannot be entered in the panel, whatever the spelling', async () => {
    await starts([]);
    for (const host of ['127.0.0.1:4360', '169.254.169.254', 'localhost', '[::1]', '0x7f.1'])
      expect([host, problemsIn(await saves(`http://${host}/theatre`))]).toEqual([
        host,
        [expect.stringContaining('baseUrl is a private address')],
      ]);
    const documentId = await sendsContact();
    const crm = crmSide(() => running);
    const link = await until('the send was tried', async () => {
      const found = await crm.link(documentId, 'myvenue');
      return found?.failure || Number(found?.attempts) > 0 ? found : null;
    });
    expect(JSON.stringify(link)).toContain('PRIVATE_ADDRESS');
    expect(await s360Side('myvenue', () => simulator.url).calls()).toEqual([]);
  });

  it('is called where the configuration names its host', async () => {
    await starts(['127.0.0.1']);
    const documentId = await sendsContact();
    const crm = crmSide(() => running);
    await until('the contact is sent', async () => {
      const { state } = await crm.status(documentId, 'myvenue');
      return state === 'inSync' ? state : null;
    });
  });
});
