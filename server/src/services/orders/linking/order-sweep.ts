/** Links orders whose contact is not the one that their number means. */
export interface OrderSweep {
  /** Answers how many orders, and holders of units, it found. */
  run(): Promise<number>;
}
