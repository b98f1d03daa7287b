import { Status, Typography } from '@strapi/design-system';
import { useStateColors, type StateVariant } from './stateVariant';

/** A state in a word or two, colored by how good it is. */
export function StatusWord({ variant, children }: { variant: StateVariant; children: string }) {
  const { border, text } = useStateColors(variant);
  return (
    <Status variant={variant} borderColor={border} size="XS" shrink={0} width="fit-content">
      <Typography variant="pi" fontWeight="bold" textColor={text}>
        {children}
      </Typography>
    </Status>
  );
}
