import { aSnapshot, at } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { written } from '../../../helpers/builders/reasons';
import { reason } from '../../../../server/src/contracts/reasons';

const asking = (kind: 'match' | 'merge') =>
  anEngine({
    reviews: [
      {
        kind,
        institution: 'myvenue',
        contactNumber: '1000',
        contactType: 'individual',
        contactDocumentIds: ['anna', 'bea'],
        reason: written('two match'),
        noticedAt: at(0),
      },
    ],
  });

const nameless = aSnapshot({ email: 'who@example.com' });

describe('an item without a name for an unknown number', () => {
  it('waits without a call while the match review of that number is open', async () => {
    const engine = asking('match');
    const { received } = await engine.deliver([nameless]);
    expect(received).toEqual([
      { kind: 'refused', reasons: [reason('numberAsked')], awaits: 'link' },
    ]);
    expect(engine.tables().pulls).toEqual([]);
  });

  it('otherwise leads to a pull', async () => {
    const engine = asking('merge');
    const { received } = await engine.deliver([nameless]);
    expect(received).toEqual([{ kind: 'needsPull' }]);
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '1000' }]);
  });
});
