import { useId, useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  MATCHING_KEYS,
  type MatchingRule,
  type MatchingRules,
} from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';
import { EditDialog } from './EditDialog';
import type { DraftedRule } from '../mappingChanges';
import { moved, problemOf, without, withRuleAt } from './matchingDraft';
import { useMatchingWords } from '../useRuleWords';

interface EditMatchingProps {
  drafted: DraftedRule<MatchingRules>;
  /** With `null` for the rules as they are configured. */
  onChange: (rules: MatchingRules | null) => void;
}

/** Changes how a number that S-360 sends for the first time is recognized. */
export function EditMatching({ drafted, onChange }: EditMatchingProps) {
  const text = useText();
  const [rules, setRules] = useState(drafted.value);
  const isSet = drafted.origin === 'draft' || drafted.origin === 'panel';
  return (
    <EditDialog
      subject={text('mapping.rules.matching')}
      isComplete={rules.every((rule) => problemOf(rule) === null)}
      forget={isSet ? text('mapping.edit.asConfigured') : null}
      onOpen={() => setRules(drafted.value)}
      onKeep={() => onChange(rules)}
      onForget={() => onChange(null)}
    >
      <Line muted>{text('mapping.matching.explained')}</Line>
      {rules.map((rule, at) => (
        <Rule
          key={at}
          number={at + 1}
          isLast={at === rules.length - 1}
          rule={rule}
          onChange={(next) => setRules(withRuleAt(rules, at, next))}
          onMove={(by) => setRules(moved(rules, at, at + by))}
          onRemove={() => setRules(without(rules, at))}
        />
      ))}
      {rules.length === 0 && <Line>{text('mapping.matching.none')}</Line>}
      <Flex>
        <Button
          variant="secondary"
          startIcon={<Plus aria-hidden />}
          onClick={() => setRules([...rules, []])}
        >
          {text('mapping.matching.add')}
        </Button>
      </Flex>
    </EditDialog>
  );
}

interface RuleProps {
  number: number;
  isLast: boolean;
  rule: MatchingRule;
  onChange: (rule: MatchingRule) => void;
  /** By one place, up or down. */
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Rule({ isLast, number, onChange, onMove, onRemove, rule }: RuleProps) {
  const text = useText();
  const { keyName } = useMatchingWords();
  const problem = problemOf(rule);
  const problemId = useId();
  const title = text('mapping.matching.rule', { number });
  const actions = [
    { name: 'up' as const, isPossible: number > 1, act: () => onMove(-1) },
    { name: 'down' as const, isPossible: !isLast, act: () => onMove(1) },
    { name: 'remove' as const, isPossible: true, act: onRemove },
  ];
  return (
    <Box
      role="group"
      aria-label={title}
      aria-describedby={problem ? problemId : undefined}
      borderColor="neutral200"
      hasRadius
      padding={4}
    >
      <Flex justifyContent="space-between" gap={2} wrap="wrap" paddingBottom={3}>
        <Typography fontWeight="bold">{title}</Typography>
        <Flex gap={2}>
          {actions.map(({ act, isPossible, name }) => (
            <Button
              key={name}
              size="S"
              variant={name === 'remove' ? 'danger-light' : 'tertiary'}
              disabled={!isPossible}
              aria-label={text(`mapping.${name}.of`, { what: title })}
              onClick={act}
            >
              {text(`mapping.${name}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Flex gap={4} wrap="wrap">
        {MATCHING_KEYS.map((key) => (
          <Checkbox
            key={key}
            checked={rule.includes(key)}
            onCheckedChange={(checked) =>
              onChange(
                MATCHING_KEYS.filter((one) =>
                  one === key ? checked === true : rule.includes(one),
                ),
              )
            }
          >
            {keyName(key)}
          </Checkbox>
        ))}
      </Flex>
      {problem && (
        <Typography id={problemId} tag="p" variant="pi" textColor="danger600" paddingTop={3}>
          {text(`mapping.matching.problem.${problem}`)}
        </Typography>
      )}
    </Box>
  );
}
