import { IconButton } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useCopy } from '../hooks/useCopy';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const copy = useCopy();
  return (
    <IconButton size="S" variant="tertiary" label={label} onClick={() => void copy(text)}>
      <Duplicate />
    </IconButton>
  );
}
