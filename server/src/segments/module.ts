import type { StateSources } from '../contacts';
import type { InstitutionModule } from '../institutions';
import type { Offered } from '../kernel/module-parts';
import type { PluginCore } from '../kernel/plugin-core';
import { choices } from './choices';
import { contactController } from './controllers/contact';
import { savedSegmentsController } from './controllers/saved-segments';
import { questionsController } from './controllers/segments';
import { segmentFilter } from './filter-by-segments';
import { savedSegment } from './models/saved-segment';
import { segmentPersonalData } from './personal-data';
import { segmentRoutes } from './routes';
import { savedSegments } from './saved-segments';

function createSegments(
  core: PluginCore,
  institutionModule: InstitutionModule,
  { stateSources }: { stateSources(): Promise<StateSources> },
) {
  const { author, clock, database, namesOf, strapi } = core;
  const { institutions, venueTimeZones } = institutionModule;
  const saved = savedSegments({ database, institutions, namesOf, now: clock.now });
  const segmentChoices = choices(database, institutions, venueTimeZones);
  return {
    savedSegments: saved,
    segmentChoices,
    segmentFilter: segmentFilter(core, institutionModule, stateSources),
    controllers: {
      contact: contactController({ institutions, strapi }),
      segment: questionsController({ segmentChoices }),
      savedSegments: savedSegmentsController({ savedSegments: saved, author }),
    },
  };
}

export const segmentModule = {
  models: [savedSegment],
  routes: segmentRoutes,
  personalData: segmentPersonalData,
  create: createSegments,
};

/** What segments offer to later modules. */
export type SegmentModule = Offered<ReturnType<typeof createSegments>>;
