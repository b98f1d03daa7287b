import { catalogData, posConfigData } from './catalog';
import { documented, inferred, seenInUse } from './evidence';
import type { Service } from './service';
import { by, required } from './vocabulary';

const doc = by(documented('apidocs CatalogService'));
const seen = by(seenInUse('clients of the catalog'));
const places = by(documented('apidocs AvailabilityService 1_33'));
/** The assumption `availability`. */
const guess = by(inferred('names seen in use, apidocs AvailabilityService'));

const versions = ['1_34', '1_33', '1_32', '1_31', '1_30'];

const level = places.oneOf('GOOD', 'LIMITED', 'NONE');

export const catalogService = {
  module: 'tnseb',
  name: 'catalogService',
  evidence: documented('mosa.demo-ws.secutix.com/tnseb/apidocs/CatalogService_1_18.html'),
  versions,
  version: '1_33',
  versionSetting: 'catalogServiceVersion',
  methods: {
    /** Answers only its status, and costs only the call itself. */
    isCatalogServiceAlive: {
      effect: 'reads',
      evidence: seenInUse('clients of the catalog'),
      request: {},
      answer: {},
    },
    /**
     * About 10 MB in 20 s (seen in use). While it is not ready the answer is `in_progress`, and the
     * same question with its `requestId` collects it.
     */
    getCatalogDetailed: {
      effect: 'reads',
      evidence: documented('platform.secutix.com/backend/sales/how_to'),
      limit: { calls: 1, perMinutes: 10 },
      request: {
        seasonCode: doc.text(),
        productCode: doc.text(),
        /** `EXTENDED`: also what is no longer on sale. */
        scope: seen.text({ known: ['EXTENDED'] }),
      },
      answer: { catalogData, requestState: doc.text({ known: ['RUNNING', 'FINISHED'] }) },
    },
    getPOSConfig: {
      effect: 'reads',
      evidence: documented('platform.secutix.com/backend/sales/how_to/create_close_order_museum'),
      request: {},
      answer: { posConfigData },
    },
  },
} as const satisfies Service;

export const availabilityService = {
  module: 'tnseb',
  name: 'availabilityService',
  evidence: documented('mosa.demo-ws.secutix.com/tnseb/apidocs/AvailabilityService_latest.html'),
  versions,
  version: '1_33',
  versionSetting: 'catalogServiceVersion',
  methods: {
    /** Hourly is advised, once a minute allowed. */
    getEventAvailability: {
      effect: 'reads',
      evidence: documented(
        'platform.secutix.com/backend/catalog_and_availabilities/availabilities',
      ),
      limit: { calls: 1, perMinutes: 1 },
      request: {
        pointOfSalesId: required(places.long()),
        performanceIds: required(places.list(places.long())),
        eventIds: places.list(places.long()),
        /** None: their sum; -1: all of them apart. */
        seatCategoryIds: places.list(places.long()),
        contingentIds: places.list(places.long()),
        composedProductId: places.long(),
        advantageId: places.long(),
      },
      answer: {
        eventAvailabilityData: guess.object({
          eventAvailabilities: guess.list(
            guess.object({
              eventId: guess.long(),
              performanceAvailabilities: guess.list(
                guess.object({
                  performanceId: guess.long(),
                  availability: guess.number(),
                  availabilityLevel: level,
                  seatCategoryAvailabilities: guess.list(
                    guess.object({
                      seatCategoryId: guess.long(),
                      availability: guess.number(),
                      availabilityLevel: level,
                    }),
                  ),
                }),
              ),
            }),
          ),
        }),
      },
    },
  },
} as const satisfies Service;
