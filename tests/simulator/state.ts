import type { Behaviour } from './behaviour/behaviour';
import type { ContactRegisterState } from './contacts/register';
import type { OrderBookState } from './orders/book';
import type { StockState } from './catalog/stock';
import type { StreamState } from './webhooks/stream';
import type { StreamName } from './webhooks/settings';

/** What is saved of one institution. Seeds are not saved: they are made again by the same options. */
export interface InstitutionState {
  code: string;
  nextId: number;
  /** When it first started: its catalog is dated from then. */
  openedAtMs: number;
  /** Absent, as the behaviour, in what was saved before they were. */
  nextRequestId?: number;
  behaviour?: Behaviour;
  contacts: ContactRegisterState;
  stock: StockState;
  orders: OrderBookState;
  webhooks: Record<StreamName, StreamState>;
}

/** What `GET /__control__/state` answers and `initialState` takes. It is plain JSON. */
export interface SimulatorState {
  advancedMs: number;
  institutions: InstitutionState[];
}
