import { useId, useState } from 'react';
import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { Cell } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Line';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import type { ChangedConsent } from './changedConsent';
import { ConsentSwitch } from './ConsentSwitch';
import { EarlierAnswers } from './EarlierAnswers';
import { Wording } from './Wording';

interface ConsentRowProps extends ChangedConsent {
  mayEdit: boolean;
  /** How many columns the table has. */
  columns: number;
}

export function ConsentRow({ columns, mayEdit, ...changed }: ConsentRowProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const earlierId = useId();
  const { consent, documentId, institution } = changed;
  const names = { code: consent.code, institution: institution.name };
  return (
    <>
      <tr>
        <Cell $isCentred $isOpen={isOpen}>
          <IconButton
            variant="ghost"
            size="S"
            label={text('consents.earlier', names)}
            aria-expanded={isOpen}
            aria-controls={isOpen ? earlierId : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
          </IconButton>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
            {consent.code}
          </Typography>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{institution.name}</Line>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Flex gap={3}>
            {mayEdit && <ConsentSwitch {...changed} />}
            <Typography variant="pi" textColor={consent.allowed ? 'success700' : 'danger700'}>
              {text(consent.allowed ? 'consents.allowed' : 'consents.refused')}
            </Typography>
          </Flex>
          {consent.notTaken && <Line muted>{text(`consents.notTaken.${consent.notTaken}`)}</Line>}
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Wording {...changed} mayEdit={mayEdit} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{text(`consents.origin.${consent.source}`)}</Line>
          {consent.changedAt !== null && (
            <Line muted>
              <ExactMoment at={consent.changedAt} />
            </Line>
          )}
        </Cell>
      </tr>
      {isOpen && (
        <tr>
          <Cell id={earlierId} colSpan={columns}>
            <EarlierAnswers
              documentId={documentId}
              code={consent.code}
              institution={institution.code}
            />
          </Cell>
        </tr>
      )}
    </>
  );
}
