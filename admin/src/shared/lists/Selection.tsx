import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Checkbox, Flex } from '@strapi/design-system';
import { DecisionDialog, type DecisionTexts } from '../components/DecisionDialog';

/** What a person has selected on a page of a list. */
export interface Selection<Entry extends { id: number }> {
  /** The entries of the page that can be selected, and the selected ones among them. */
  all: readonly Entry[];
  selected: readonly Entry[];
  select(entries: readonly Entry[], isSelected: boolean): void;
  clear(): void;
}

export function useSelection<Entry extends { id: number }>(
  all: readonly Entry[],
): Selection<Entry> {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  return {
    all,
    selected: all.filter(({ id }) => ids.has(id)),
    select(entries, isSelected) {
      const these = entries.map(({ id }) => id);
      const others = [...ids].filter((id) => !these.includes(id));
      setIds(new Set(isSelected ? [...others, ...these] : others));
    },
    clear: () => setIds(new Set()),
  };
}

interface SelectEntryProps<Entry extends { id: number }> {
  selection: Selection<Entry>;
  entry: Entry;
  label: string;
}

/** Selects one entry, if it can be selected. */
export function SelectEntry<Entry extends { id: number }>(props: SelectEntryProps<Entry>) {
  const { entry, label, selection } = props;
  if (!selection.all.includes(entry)) return null;
  return (
    <Checkbox
      aria-label={label}
      checked={selection.selected.includes(entry)}
      onCheckedChange={(checked) => selection.select([entry], checked === true)}
    />
  );
}

interface DecideSelectedProps<Entry extends { id: number }> {
  selection: Selection<Entry>;
  /** Says how many entries are selected together. */
  label: string;
  decisions: readonly { texts: DecisionTexts; onConfirm: () => Promise<boolean> }[];
  children?: ReactNode;
}

/** Selects the entries of a page, and decides the selected ones together. */
export function DecideSelected<Entry extends { id: number }>(props: DecideSelectedProps<Entry>) {
  const { children, decisions, label, selection } = props;
  const { all, select, selected } = selection;
  return (
    <Flex gap={4} wrap="wrap" minHeight="3.2rem">
      <Checkbox
        checked={selected.length > 0 && (selected.length === all.length || 'indeterminate')}
        onCheckedChange={(checked) => select(all, checked === true)}
      >
        {label}
      </Checkbox>
      {children}
      {selected.length > 0 &&
        decisions.map(({ onConfirm, texts }, index) => (
          <DecisionDialog
            key={index}
            variant="default"
            texts={texts}
            onConfirm={onConfirm}
            trigger={
              <Button size="S" variant="secondary">
                {texts.confirmLabel}
              </Button>
            }
          />
        ))}
    </Flex>
  );
}
