import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { PointedOut as PointedOutValue } from '../../../../../server/src/contracts';
import { useStateColors } from '../../../shared/components/stateVariant';
import { useSettled } from '../../../shared/hooks/useSettled';
import { useText } from '../../../shared/words/useText';
import { usePointOutQuery } from './enteredValuesApi';

const TYPING_PAUSE_MS = 400;

/**
 * What S-360 may not keep of the value that a person is entering in a field; it prevents nothing. A
 * value that was there before is not looked at.
 */
export function PointedOut({ field: name }: { field: string }) {
  const type = useField<unknown>('type').value;
  const { initialValue, value } = useField<unknown>(name);
  const entered = typeof value === 'string' ? value : '';
  const settled = useSettled(entered, TYPING_PAUSE_MS);
  const isSame = settled.trim() === '' || settled === initialValue;
  const { data = [] } = usePointOutQuery(
    { type: type === 'structure' ? 'structure' : 'individual', field: name, value: settled },
    { skip: isSame },
  );
  const shown = isSame || settled !== entered ? [] : data;
  return (
    <span role="status">
      {shown.map((one) => (
        <Warning key={one.why}>
          <Sentence found={one} />
        </Warning>
      ))}
    </span>
  );
}

function Warning({ children }: { children: ReactNode }) {
  const { text } = useStateColors('warning');
  return (
    <Flex tag="span" gap={1} alignItems="flex-start" paddingTop={1}>
      <WarningCircle aria-hidden fill="warning600" width="1.4rem" height="1.4rem" />
      <Typography variant="pi" textColor={text}>
        {children}
      </Typography>
    </Flex>
  );
}

function Sentence({ found }: { found: PointedOutValue }) {
  const text = useText();
  const { formatList } = useIntl();
  switch (found.why) {
    case 'tooLong':
    case 'tooMany':
    case 'unusualEmail':
    case 'notPhone':
      return <>{text(`contactForm.${found.why}`, { ...found })}</>;
    case 'notInList':
    case 'notListed': {
      const institutions = formatList(found.institutions, { type: 'conjunction' });
      return <>{text(`contactForm.${found.why}`, { institutions })}</>;
    }
  }
}
