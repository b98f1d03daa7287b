import { valuesInCrm, valuesInS360, type PersonField } from '../../../helpers/contacts/contacts';
import { objectAt } from '../../../helpers/json';
import { randomFrom, seedOfRun, type Random } from '../../../helpers/runs/random';
import { numberSaved } from '../../../helpers/scene/s360-side';
import { sceneForEach } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const EDITS = 200;
const CONTACTS = 12;

type Choices = [[PersonField, [string, ...string[]]], ...[PersonField, [string, ...string[]]][]];

/** Each side has its own values, so that an echo is recognizable. */
const CRM_CHOICES: Choices = [
  ['firstName', ['Ada', 'Grace', 'Édith']],
  ['mobilePhone', ['+41791111111', '+41792222222']],
  ['town', ['Bern', 'Chur']],
  ['title', ['MR', 'MRS']],
  ['birthDate', ['1980-01-31', '1990-12-01']],
];
const S360_CHOICES: Choices = [
  ['firstName', ['Niels', 'Marie']],
  ['mobilePhone', ['+41793333333', '+41794444444']],
  ['town', ['Genève', 'Zürich']],
  ['zipCode', ['3000', '1200', '8000']],
  ['title', ['MISS', 'MR_AND_MRS']],
  ['language', ['fr', 'de']],
];
const S360_VALUES = S360_CHOICES.flatMap(([, values]) => values);

interface Person {
  number: string;
  documentId: string;
}

function anyEdit(random: Random, choices: Choices): Record<string, string> {
  const [field, values] = random.oneOf(choices);
  return { [field]: random.oneOf(values) };
}

describe(`the exchange of ${EDITS} edits`, () => {
  const scene = sceneForEach();
  let people: [Person, ...Person[]];
  beforeEach(async () => {
    const numbers: string[] = [];
    for (let index = 0; index < CONTACTS; index += 1) {
      const lastName = `Person ${index}`;
      numbers.push(await scene.s360().creates({ lastName, email: `p${index}@example.com` }));
    }
    await scene.agreed();
    const [first, ...others] = await Promise.all(numbers.map(personOf));
    if (!first) throw new Error('there is nobody to edit');
    people = [first, ...others];
    await scene.s360().forgetCalls();
  });

  async function personOf(number: string): Promise<Person> {
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, documentId: String(contact.documentId) };
  }

  async function expectSameOnBothSides() {
    for (const { number, documentId } of people) {
      const inCrm = valuesInCrm(await scene.crm.contact(documentId));
      expect(inCrm).toEqual(valuesInS360(await scene.s360().contact(number)));
      expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
        state: 'inSync',
        pendingFields: [],
      });
    }
    expect(await scene.crm.contacts()).toHaveLength(CONTACTS);
    expect(await scene.s360().contacts()).toHaveLength(CONTACTS);
  }

  it('on both sides leads to equal values without a save caused by an echo', async () => {
    const random = randomFrom(seedOfRun());
    const editsInCrm = new Map<string, number>();
    for (let edit = 0; edit < EDITS; edit += 1) {
      const { documentId, number } = random.oneOf(people);
      if (random.below(2) === 0) {
        await scene.crm.saves(documentId, anyEdit(random, CRM_CHOICES));
        editsInCrm.set(number, (editsInCrm.get(number) ?? 0) + 1);
      } else {
        await scene.s360().changes(number, anyEdit(random, S360_CHOICES));
      }
      if (random.below(10) === 0) await scene.cycle();
    }
    await scene.agreed(60_000);
    await scene.agreed();
    await expectSameOnBothSides();
    const saves = await scene.s360().saves();
    for (const number of people.map((person) => person.number)) {
      const ofOne = saves.filter((save) => numberSaved(save) === number);
      expect(ofOne.length).toBeLessThanOrEqual(editsInCrm.get(number) ?? 0);
    }
    const sentBack = saves.filter(({ body }) =>
      S360_VALUES.some((value) => JSON.stringify(body).includes(JSON.stringify(value))),
    );
    expect(sentBack).toEqual([]);
  });

  it('in S-360 only causes no save at all', async () => {
    const random = randomFrom(seedOfRun());
    for (let edit = 0; edit < EDITS; edit += 1) {
      const { number } = random.oneOf(people);
      await scene.s360().changes(number, anyEdit(random, S360_CHOICES));
      if (random.below(20) === 0) await scene.cycle();
    }
    await scene.agreed(60_000);
    await expectSameOnBothSides();
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('in Strapi, committed before a push began, causes one save per contact', async () => {
    const random = randomFrom(seedOfRun());
    const query = scene.running().strapi.db.query('plugin::s360.contact');
    await scene.running().strapi.db.transaction(async () => {
      for (let edit = 0; edit < EDITS; edit += 1) {
        const { documentId } = random.oneOf(people);
        const data = { ...anyEdit(random, CRM_CHOICES), notes: `edit ${edit}` };
        await query.update({ where: { documentId }, data });
      }
    });
    await scene.agreed(60_000);
    await expectSameOnBothSides();
    const saved = (await scene.s360().saves()).map(numberSaved);
    expect(saved).toHaveLength(new Set(saved).size);
    expect(saved.length).toBeGreaterThan(0);
  });

  it('through the admin panel while S-360 is slow combines them into one save', async () => {
    const [person] = people;
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 14_000 });
    await scene.crm.saves(person.documentId, { firstName: 'First' });
    await until('the first edit is being sent', async () => {
      const { state } = await scene.crm.status(person.documentId, 'myvenue');
      return state === 'sending';
    });
    for (let edit = 1; edit <= 5; edit += 1) {
      await scene.crm.saves(person.documentId, { firstName: `Edit ${edit}`, town: 'Bern' });
    }
    await scene.s360().recovers();
    await scene.agreed();
    await expectSameOnBothSides();
    expect(await scene.s360().saves()).toHaveLength(2);
    expect(await scene.crm.contact(person.documentId)).toMatchObject({ firstName: 'Edit 5' });
  });
});
