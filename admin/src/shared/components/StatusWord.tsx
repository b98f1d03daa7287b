import { Status, Typography } from '@strapi/design-system';
import { textColorOf, type StateVariant } from './stateVariant';

/** A state in a word or two, colored by how good it is. */
export function StatusWord({ variant, children }: { variant: StateVariant; children: string }) {
  return (
    <Status variant={variant} size="XS" shrink={0} width="fit-content">
      <Typography variant="pi" fontWeight="bold" textColor={textColorOf(variant)}>
        {children}
      </Typography>
    </Status>
  );
}
