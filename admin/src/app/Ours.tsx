import type { ReactNode } from 'react';

const WITHOUT_BOX = { display: 'contents' };

/** Marks the plugin's parts on Strapi's pages, without a box of its own. */
export function Ours({ children }: { children: ReactNode }) {
  return (
    <div data-s360="" style={WITHOUT_BOX}>
      {children}
    </div>
  );
}
