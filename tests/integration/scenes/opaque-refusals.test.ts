import { wordsIn } from '../../../server/src/app/screen-words';
import type { Reason } from '../../../server/src/contracts';
import { bulkJobsOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const LANGUAGES = ['en', 'de', 'fr', 'it'];
const SAVE = 'saveIndividualContactData';

/** A refusal as a screen shows it: a reason, and a code where the screen has one beside it. */
interface Shown {
  screen: string;
  reason: unknown;
}

const isReason = (value: unknown): value is Reason => typeof at(value, 'code') === 'string';

/** What helps, after the sentence with the code. */
const ADVICE: Record<string, RegExp> = {
  en: /Correct|look it up/,
  de: /Berichtigen|sehen Sie/,
  fr: /Corrigez|vérifiez/,
  it: /Corregga|verifichi/,
};

describe.each([
  ['codes that nobody knows', 'opaque', /^ERR_\d{4}$/],
  ['sentences in French', 'text', /^Le traitement a été refusé \(règle \d{4}\)$/],
] as const)('refusals by an S-360 that answers with %s', (_form, errorCodes, code) => {
  const scene = bookingSceneForAll({
    institutions: [{ code: 'myvenue' }, { code: 'museum', plugin: { pushNewContacts: false } }],
  });
  const admin = (path: string) => scene.running().admin('GET', `/s360/${path}`);
  const refuses = (method: string, institution?: string) =>
    scene
      .s360(institution)
      .faults({ method, times: 1, kind: 'business', statusDetail: 'error.of.its.own' });

  beforeAll(async () => {
    await scene.s360().behaves({ errorCodes });
    await scene.s360('museum').behaves({ errorCodes });
  });

  /** Every screen in every language says what S-360 answered, and what to do. */
  async function areTold(shown: readonly Shown[]): Promise<void> {
    for (const { reason, screen } of shown) {
      if (!isReason(reason)) throw new Error(`no reason on ${screen}`);
      const detail = String(reason.values.detail);
      expect([screen, detail]).toEqual([screen, expect.stringMatching(code)]);
      for (const language of LANGUAGES) {
        const sentence = (await wordsIn(language)).reason(reason);
        expect([screen, sentence]).toEqual([screen, expect.stringContaining(detail)]);
        expect([screen, sentence]).toEqual([
          screen,
          expect.stringMatching(ADVICE[language] ?? /$^/),
        ]);
      }
    }
  }

  const listed = async (path: string): Promise<unknown[]> =>
    listAt((await admin(path)).body, 'data');

  it('of a contact are reported on its page, and where failures, activity and waiting work are listed', async () => {
    const documentId = await scene.knownContact({ town: 'Bern' });
    await refuses(SAVE);
    await scene.crm.saves(documentId, { town: 'Chur' });
    const failure = await until('it is refused', async () => {
      const status = await scene.crm.status(documentId, 'myvenue');
      return status.state === 'failed' ? status.failure : null;
    });
    const causes = await listed('failures');
    const [link] = await listed(`links?institution=myvenue&state=failed`);
    const [entry] = await listed(`activity?outcome=failed&limit=5`);
    const group = (await listed('attention')).find((one) => at(one, 'kind') === 'failedPush');
    await areTold([
      { screen: 'contact', reason: failure?.reason },
      { screen: 'failures', reason: at(causes[0], 'reason') },
      { screen: 'records', reason: at(link, 'failure', 'reason') },
      { screen: 'activity', reason: at(entry, 'call', 'reason') },
      { screen: 'attention', reason: at(group, 'reason') },
    ]);
    await scene.crm.panel('POST', documentId, '/myvenue/push');
    await scene.agreed();
  });

  it('of a booking are reported on it, in its history and where work waits', async () => {
    const contactDocumentId = await scene.knownContact();
    const draft = await scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    await refuses('createOrUpdateOrder');
    await scene.submits(draft);
    const failed = await scene.comesTo(draft, 'failed');
    const refused = failed.events.find(({ kind }) => kind === 'refused');
    const group = (await listed('attention')).find((one) => at(one, 'kind') === 'failedBooking');
    await areTold([
      { screen: 'booking', reason: failed.failure?.reason },
      { screen: 'history of the booking', reason: refused?.reason },
      { screen: 'attention', reason: at(group, 'reason') },
    ]);
    await scene.submits(failed);
    await scene.comesTo(draft, 'created');
  });

  it('of what a bulk push sends are reported on the record that it could not send', async () => {
    await scene.knownContact({ town: 'Bern' });
    await refuses(SAVE, 'museum');
    const { id } = await bulkJobsOf(scene).pushes({ institution: 'museum' });
    const link = await until('one is refused', async () =>
      (await listed(`links?institution=museum&state=failed&bulkJob=${String(id)}`)).at(0),
    );
    await areTold([{ screen: 'bulk job', reason: at(link, 'failure', 'reason') }]);
    await scene.crm.panel('POST', textAt(link, 'contactDocumentId'), '/museum/push');
    await scene.settled();
  });

  it('of a contract check are reported in the step, and no setting is blamed', async () => {
    const checks = scene.running().strapi.plugin('s360').service('contractChecks');
    const report: unknown = await checks.run(
      'myvenue',
      { writes: false, contactNumber: '99999999' },
      { author: null },
    );
    const step = listAt(report, 'steps').find((one) => at(one, 'step') === 'readContact');
    const [finding] = listAt(step, 'findings');
    expect(objectAt(finding)).toMatchObject({ code: 'callRefused' });
    await areTold([{ screen: 'check', reason: at(finding, 'values', 'why', 0) }]);
    expect(listAt(report, 'settings')).toEqual([]);
  });
});
