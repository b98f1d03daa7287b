/** Where a fact about S-360 comes from, and so how sure it is. */
export interface Evidence {
  /**
   * `documented`: by SecuTix; `seenInUse`: in working integrations; `inferred`: concluded from the
   * two, and may well be wrong; `invented`: nobody has seen it, it only stands in its place.
   */
  readonly mark: 'documented' | 'seenInUse' | 'inferred' | 'invented';
  readonly source: string;
}

export const documented = (source: string): Evidence => ({ mark: 'documented', source });
export const seenInUse = (source: string): Evidence => ({ mark: 'seenInUse', source });
export const inferred = (source: string): Evidence => ({ mark: 'inferred', source });
export const invented = (source: string): Evidence => ({ mark: 'invented', source });
