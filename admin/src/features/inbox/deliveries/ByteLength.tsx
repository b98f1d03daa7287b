import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { byteSize } from './byteSize';

export function ByteLength({ byteLength }: { byteLength: number }) {
  const { formatNumber } = useIntl();
  const { unit, value } = byteSize(byteLength);
  // The short form of bytes is "2 byte" in English.
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return (
    <Typography style={{ whiteSpace: 'nowrap' }}>
      {formatNumber(value, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 })}
    </Typography>
  );
}
