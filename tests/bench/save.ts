import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../server/src/contracts/uids';
import { ORIGINALS, personValues } from './people';
import { plainDocuments } from './plain-contacts';
import type { Measurement } from './report';
import { alternate, type Contender, type RoundCounts } from './rounds';
import { naivePerson } from './seed/contacts';
import { median, medianRatio } from './statistics';

const COUNTS: RoundCounts = { rounds: 40, warmUp: 10 };
const SAVES_PER_ROUND = 10;

type Documents = ReturnType<typeof plainDocuments>;

/** Consecutive saves of one person, each with new values. */
function saving(documents: Documents, emailOf: (number: number) => string): Contender {
  return async (round) => {
    const saves: { documentId: string; data: never }[] = [];
    for (let index = 0; index < SAVES_PER_ROUND; index += 1) {
      const number = ((round * SAVES_PER_ROUND + index) % ORIGINALS) + 1;
      const found = await documents.findFirst({ filters: { email: emailOf(number) } });
      if (!found) throw new Error(`person ${number} was not seeded`);
      const data = { town: `Town ${round}`, notes: `Saved in round ${round}` } as never;
      saves.push({ documentId: found.documentId, data });
    }
    return async () => {
      for (const save of saves) await documents.update(save);
    };
  };
}

/** A save through the document service with and without the plugin’s subscribers. */
export async function measureSave(strapi: Core.Strapi): Promise<Measurement> {
  const { plain, synchronized } = await alternate(
    {
      synchronized: saving(
        strapi.documents(CONTACT_UID) as Documents,
        (number) => personValues(number).email ?? '',
      ),
      plain: saving(plainDocuments(strapi), (number) => naivePerson(number).email),
    },
    COUNTS,
  );
  return {
    bench: 'save',
    ratio: medianRatio(synchronized, plain),
    limit: { atMost: 1.5 },
    figures: {
      medianSaveMs: median(synchronized) / SAVES_PER_ROUND,
      medianPlainSaveMs: median(plain) / SAVES_PER_ROUND,
      rounds: COUNTS.rounds,
    },
  };
}
