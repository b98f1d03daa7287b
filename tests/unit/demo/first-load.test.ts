import { sendPartner } from '../../demo/first-load';
import { seededInstitutions } from '../../demo/institutions';
import { startSimulator } from '../../simulator';

/** Nothing listens there: the demo's Strapi does not take part. */
const NOBODY = 'http://127.0.0.1:9';

it('shows a couple of whom each institution knows one, so that the CRM has to ask', async () => {
  const s360 = await startSimulator({ port: 0, institutions: seededInstitutions(NOBODY) });
  try {
    const partner = await sendPartner(s360);
    const peopleAt = (code: string) =>
      [...(s360.institution(code)?.contacts.all() ?? [])].flatMap(
        ({ individualContact: person }) =>
          person
            ? [{ ...person, name: `${person.individualFirstname} ${person.individualLastname}` }]
            : [],
      );
    const sent = peopleAt('myvenue').find(({ name }) => name === partner);
    const sharing = (code: string) => peopleAt(code).filter(({ email }) => email === sent?.email);
    expect(sharing('myvenue')).toEqual([sent]);
    expect(sharing('museum')).toMatchObject([{ individualLastname: sent?.individualLastname }]);
    expect(sharing('museum')).not.toMatchObject([{ name: partner }]);
  } finally {
    await s360.stop();
  }
});
