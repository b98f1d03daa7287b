import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import type { InstitutionMapping } from '../../../../server/src/contracts';
import { Cell, FlatTable } from '../../shared/components/FlatTable';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useText } from '../../shared/words/useText';
import { EditFilter } from './editing/EditFilter';
import { EditMatching } from './editing/EditMatching';
import { receivesFrom, sendsFrom } from './editing/filterDraft';
import {
  draftedRule,
  withRule,
  type DraftedRule,
  type MappingChanges,
  type RuleName,
} from './mappingChanges';
import { Origin } from './Origin';
import { useFilterWords, useMappedPlaces, useMatchingWords } from './useRuleWords';

const COLUMNS = (['about', 'contacts', 'origin', 'change'] as const).map((column) => ({
  label: `mapping.column.${column}` as const,
}));

interface RulesTableProps {
  mapping: InstitutionMapping;
  changes: MappingChanges;
  onChange: (changes: MappingChanges) => void;
}

/** Which contacts are taken and sent, and how a new number is recognized. */
export function RulesTable(props: RulesTableProps) {
  const text = useText();
  return (
    <FlatTable label={text('mapping.part.contacts')} columns={COLUMNS}>
      <Receives {...props} />
      <Sends {...props} />
      <Matching {...props} />
    </FlatTable>
  );
}

function Receives({ changes, mapping, onChange }: RulesTableProps) {
  const places = useMappedPlaces(mapping.fields);
  const inWords = useFilterWords(places);
  const drafted = draftedRule('receives', mapping.receives, changes);
  return (
    <Row name="receives" drafted={drafted} lines={inWords(drafted.value)}>
      <EditFilter
        name="receives"
        drafted={drafted}
        subjects={{ known: places, areOpen: true }}
        filterFrom={receivesFrom}
        onChange={(next) => onChange(withRule(changes, 'receives', mapping.receives, next))}
      />
    </Row>
  );
}

function Sends({ changes, mapping, onChange }: RulesTableProps) {
  const { nameOf } = useFieldNames();
  const known = mapping.comparable.map(({ field, isYesOrNo }) => ({
    id: field,
    text: nameOf(field),
    isYesOrNo,
  }));
  const inWords = useFilterWords(known);
  const drafted = draftedRule('sends', mapping.sends, changes);
  return (
    <Row name="sends" drafted={drafted} lines={inWords(drafted.value)}>
      <EditFilter
        name="sends"
        drafted={drafted}
        subjects={{ known, areOpen: false }}
        filterFrom={sendsFrom}
        onChange={(next) => onChange(withRule(changes, 'sends', mapping.sends, next))}
      />
    </Row>
  );
}

function Matching({ changes, mapping, onChange }: RulesTableProps) {
  const text = useText();
  const { linesOf } = useMatchingWords();
  const drafted = draftedRule('matching', mapping.matching, changes);
  return (
    <Row
      name="matching"
      drafted={drafted}
      lines={[...linesOf(drafted.value), text('mapping.matching.asked')]}
    >
      <EditMatching
        drafted={drafted}
        onChange={(next) => onChange(withRule(changes, 'matching', mapping.matching, next))}
      />
    </Row>
  );
}

interface RowProps {
  name: RuleName;
  drafted: DraftedRule<unknown>;
  lines: readonly string[];
  /** The dialog that changes it. */
  children: ReactNode;
}

function Row({ children, drafted, lines, name }: RowProps) {
  const text = useText();
  return (
    <tr>
      <Cell>
        <Typography fontWeight="bold">{text(`mapping.rules.${name}`)}</Typography>
      </Cell>
      <Cell>
        {lines.map((line) => (
          <Typography key={line} tag="p">
            {line}
          </Typography>
        ))}
      </Cell>
      <Cell>
        <Origin origin={drafted.origin} />
      </Cell>
      <Cell>{children}</Cell>
    </tr>
  );
}
