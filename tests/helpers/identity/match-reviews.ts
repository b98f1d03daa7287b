import { linkNumber } from '../../../server/src/contacts/push/link-number';
import type { Row } from '../scene/crm-side';
import { at, listAt, objectAt } from '../json';
import { modulesOf } from '../strapi/modules';
import type { Scene } from '../scene/scene';

/** An institution at which a number may match several contacts, by either of two rules. */
export const MATCHED_BY_TWO_RULES = {
  code: 'myvenue',
  plugin: {
    pushNewContacts: false,
    matching: [
      ['email', 'name'],
      ['mobilePhone', 'name'],
    ],
  },
};

/** Match reviews at the institution `myvenue`, and people who decide them. */
export function matchReviewsOf(scene: Scene) {
  let twins = 0;
  const decide = (id: unknown, body: Row) =>
    scene.running().admin('POST', `/s360/match-reviews/${String(id)}/decision`, body);
  const list = async (query = 'state=open') =>
    listAt((await scene.running().admin('GET', `/s360/match-reviews?${query}`)).body, 'data');
  const matchReviewOf = async (contactNumber: string, query?: string): Promise<Row> =>
    objectAt((await list(query)).find((one) => at(one, 'contactNumber') === contactNumber));

  /** Two contacts of the CRM, and a number in S-360 that matches both. */
  const ambiguous = async (more: Row = {}) => {
    twins += 1;
    const same = { lastName: `Twin ${twins}`, email: `twin-${twins}@example.com` };
    const one = await scene.crm.creates({ ...same, firstName: 'One' });
    const two = await scene.crm.creates({ ...same, firstName: 'Two' });
    const number = await scene.s360().creates({ ...same, town: 'Bern', ...more });
    await scene.agreed();
    return { ...same, one, two, number, review: await matchReviewOf(number) };
  };

  const evaluateResolved = (): Promise<number> =>
    modulesOf(scene.running().strapi).awaitedItems.evaluateResolved();
  /** Like a person who adopts the number for a create in doubt. */
  const linksOtherwise = async (contactDocumentId: string, contactNumber: string) => {
    const { strapi } = scene.running();
    const store = modulesOf(strapi).contactStore;
    const institution = modulesOf(strapi).institutions.find('myvenue');
    if (!institution) throw new Error('myvenue is not configured');
    const { contacts: settings } = institution;
    const number = { contactNumber, contactType: null, settings, at: new Date() };
    await store.transaction((transaction) =>
      linkNumber(contactDocumentId, number, { store, transaction }),
    );
  };
  const quarantinedOf = async (number: string) =>
    (await scene.crm.quarantined()).filter(({ contactNumber }) => contactNumber === number);

  const deliveriesWith = async (number: string) => {
    const { body } = await scene.running().admin('GET', '/s360/quarantined-items?pageSize=100');
    return listAt(body, 'data')
      .filter((item) => at(item, 'contactNumber') === number)
      .map((item) => String(at(item, 'deliveryId')));
  };
  const statesOf = async (deliveryIds: readonly string[]) => {
    const states: unknown[] = [];
    for (const id of deliveryIds) {
      const { body } = await scene.running().admin('GET', `/s360/deliveries/${id}`);
      states.push(at(body, 'data', 'state'));
    }
    return states;
  };

  return {
    ambiguous,
    decide,
    deliveriesWith,
    evaluateResolved,
    linksOtherwise,
    list,
    matchReviewOf,
    quarantinedOf,
    statesOf,
  };
}
