/** The ways in which tickets reach the customer, service ShipmentPublicService. */

import { idIn, objectsIn, textIn, type Answered } from './answered';
import type { Answer, CallAllowance, Caller } from './calls';
import { callOf, describedCalls } from './described-calls';
import { shipmentPublicService } from './interface';
import { longOf } from './orders';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';

/** Documented: only documents travel by e-mail, tickets never. */
const FOR_DOCUMENTS_ONLY = 'BY_EMAIL';

/** Nobody waits for the answer, and other work must not wait behind it. */
const SHIPMENT_ALLOWANCE: CallAllowance = {
  timeoutMs: 5_000,
  deadlineMs: 8_000,
  maxAnswerBytes: 1_000_000,
};

/** Documented: ShipmentModeDetailedData. Its id, name and type are seen in use only (assumption `shipment`). */
interface AvailableShipmentMode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** The contact needs a postal address in S-360. */
  readonly contactAddressRequired: boolean;
  readonly deliveryTimeInDays: number | null;
}

export interface ShipmentMethods {
  /** Documented: the two members of the request are mandatory. Answers only what tickets can take. */
  getAvailableShipmentModes(
    request: { readonly pointOfSalesId: string },
    context: CallContext,
  ): Promise<Answer<AvailableShipmentMode[]>>;
}

/** The name under which each method of the client gets its permits. */
export const shipmentCalls = {
  getAvailableShipmentModes: callOf(shipmentPublicService, 'getAvailableShipmentModes'),
} as const satisfies Record<keyof ShipmentMethods, CallName>;

export function createShipmentMethods(
  settings: S360ClientSettings,
  caller: Caller,
): ShipmentMethods {
  const ask = describedCalls(shipmentPublicService, settings, caller);
  return {
    getAvailableShipmentModes({ pointOfSalesId }, context) {
      const request = {
        pointOfSalesId: longOf(pointOfSalesId),
        shipmentContents: 'TICKETS',
      } as const;
      return ask('getAvailableShipmentModes', request, context, {
        allowance: SHIPMENT_ALLOWANCE,
        read: ticketModesIn,
      });
    },
  };
}

function ticketModesIn({ shipmentModes }: Answered): AvailableShipmentMode[] {
  return objectsIn(shipmentModes).flatMap((mode) => {
    const id = idIn(mode.id);
    const type = textIn(mode.type) ?? '';
    if (id === null || type === FOR_DOCUMENTS_ONLY) return [];
    const days = mode.deliveryTimeInDays;
    return [
      {
        id,
        type,
        name: textIn(mode.name) ?? textIn(mode.description) ?? (type || id),
        contactAddressRequired: mode.contactAddressRequired === true,
        deliveryTimeInDays: typeof days === 'number' && Number.isInteger(days) ? days : null,
      },
    ];
  });
}
