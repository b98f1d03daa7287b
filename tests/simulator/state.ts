import type { Behaviour } from './behaviour/behaviour';
import type { ContactRegisterState } from './contacts/register';
import type { OrderBookState } from './orders/book';
import type { StockState } from './catalog/stock';
import type { StreamState } from './webhooks/stream';
import type { StreamName } from './webhooks/settings';

/**
 * The saved state of one institution. Seeds are not saved, as the same options create them again.
 */
export interface InstitutionState {
  code: string;
  nextId: number;
  /** Its first start, which dates its catalog. */
  openedAtMs: number;
  /** Absent, like the behaviour, in states of earlier versions. */
  nextRequestId?: number;
  behaviour?: Behaviour;
  contacts: ContactRegisterState;
  stock: StockState;
  orders: OrderBookState;
  webhooks: Record<StreamName, StreamState>;
}

/** The state in `GET /__control__/state` and `initialState`, as plain JSON. */
export interface SimulatorState {
  advancedMs: number;
  institutions: InstitutionState[];
}
