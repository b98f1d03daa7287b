import type { ReactNode } from 'react';

/** A `span` stands inside a text, where a block may not. */
export type OwnTag = 'div' | 'span';

const WITHOUT_BOX = { display: 'contents' };

/** Marks the plugin's parts on Strapi's pages, without a box of its own. */
export function Ours({ children, tag: Tag = 'div' }: { children: ReactNode; tag?: OwnTag }) {
  return (
    <Tag data-s360="" style={WITHOUT_BOX}>
      {children}
    </Tag>
  );
}
