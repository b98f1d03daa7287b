import { useId, useMemo, useState } from 'react';
import { Flex, Searchbar, TextButton, Typography } from '@strapi/design-system';
import type { BookingLineInput, ComposedKind } from '../../../../../../server/src/contracts';
import { firstDayOfWeek } from '../../../catalog/model';
import type { CatalogView, Offering } from '../../../catalog/model';
import { firstToCome, found } from '../model/finding';
import type { Found } from '../model/finding';
import { movedBy, optionId } from '../../../../shared/lists/listKeys';
import { againstChoosing } from '../model/obstacles';
import { SPOTS } from '../model/spots';
import { ZoneNote } from '../../../../shared/time/ZoneNote';
import { useText } from '../../../../shared/words/useText';
import { CalendarAndList } from '../layout';
import { MonthCalendar } from './MonthCalendar';
import { isTouch, OfferingList, ROWS_PER_PAGE } from './OfferingList';
import { jumpTo } from '../places';
import { Segmented } from '../Segmented';

interface ProductPickerProps {
  view: CatalogView;
  kind: ComposedKind;
  lines: readonly BookingLineInput[];
  chosenKey: string | null;
  nowMs: number;
  onPick: (offering: Offering, isTouch: boolean) => void;
}

const RANGES = ['performances', 'items'] as const;
type Range = (typeof RANGES)[number];

/** Finds products by words, by day or by scrolling. The search field controls all three. */
export function ProductPicker(props: ProductPickerProps) {
  const { chosenKey, kind, lines, nowMs, onPick, view } = props;
  const text = useText();
  const listId = useId();
  const [words, setWords] = useState('');
  const [range, setRange] = useState<Range>('performances');
  const [day, setDay] = useState<string | null>(null);
  const [calendarDay, setCalendarDay] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const from = firstToCome(view, nowMs);
  const result = useMemo(() => found(view, words, from), [view, words, from]);
  const offerings = useMemo<readonly Offering[]>(() => {
    if (range === 'items') return result.items;
    return day === null
      ? result.performances
      : result.performances.filter((one) => one.day === day);
  }, [range, result, day]);
  const quantities = useMemo(() => quantitiesOf(view, lines), [view, lines]);
  const today = view.dayOf(new Date(nowMs));
  const shownDay = calendarDay ?? day ?? result.performances[0]?.day ?? today;

  const search = (typed: string): void => {
    setWords(typed);
    setActive(typed === '' ? -1 : 0);
    setDay(null);
    setCalendarDay(null);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const moved = movedBy(event.key, active, { count: offerings.length, page: ROWS_PER_PAGE });
    const offering = offerings[active];
    if (moved !== null) setActive(moved);
    else if (event.key === 'Enter' && offering && againstChoosing(offering, kind) === null)
      onPick(offering, false);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} wrap="wrap" justifyContent="space-between">
        <SearchField
          words={words}
          listId={listId}
          active={active}
          onWords={search}
          onKeyDown={onKeyDown}
        />
        {view.items.length > 0 && (
          <RangeChoice
            range={range}
            result={result}
            onRange={(chosen) => {
              setRange(chosen);
              setActive(-1);
            }}
          />
        )}
      </Flex>
      <CalendarAndList $isListOnly={range === 'items'}>
        {range === 'performances' && (
          <MonthCalendar
            day={shownDay}
            today={today}
            chosen={day}
            firstDayOfWeek={firstDayOfWeek(view.catalog.timeZone)}
            counts={result.counts}
            onDay={setCalendarDay}
            onChoose={(chosen) => {
              setDay(chosen);
              setActive(-1);
            }}
          />
        )}
        <OfferingList
          id={listId}
          label={text('booking.compose.offerings')}
          offerings={offerings}
          active={active}
          chosenKey={chosenKey}
          timeZone={view.catalog.timeZone}
          currency={view.catalog.currency}
          quantityOn={({ key }) => quantities.get(key) ?? 0}
          against={(offering) => againstChoosing(offering, kind)}
          onPick={onPick}
          whenEmpty={
            <NothingFound
              itemsFound={range === 'performances' ? result.items.length : 0}
              onItems={(byTouch) => {
                setRange('items');
                setActive(0);
                if (!byTouch) jumpTo(SPOTS.search);
              }}
            />
          }
        />
      </CalendarAndList>
      <ZoneNote timeZone={view.catalog.timeZone} />
    </Flex>
  );
}

interface SearchFieldProps {
  words: string;
  listId: string;
  active: number;
  onWords: (words: string) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
}

/** Keeps the focus while its keys move the cursor in the list beside it. */
function SearchField({ active, listId, onKeyDown, onWords, words }: SearchFieldProps) {
  const text = useText();
  return (
    <div style={{ flex: '1 1 28rem' }}>
      <Searchbar
        id={SPOTS.search}
        name="offerings"
        role="combobox"
        autoComplete="off"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active < 0 ? undefined : optionId(listId, active)}
        placeholder={text('booking.compose.search.placeholder')}
        value={words}
        clearLabel={text('booking.compose.search.clear')}
        onClear={() => onWords('')}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={onKeyDown}
      >
        {text('booking.compose.search')}
      </Searchbar>
    </div>
  );
}

interface RangeChoiceProps {
  range: Range;
  result: Found;
  onRange: (range: Range) => void;
}

/** Performances or other items, each with its number of results. */
function RangeChoice({ onRange, range, result }: RangeChoiceProps) {
  const text = useText();
  return (
    <Segmented
      label={text('booking.compose.range')}
      value={range}
      choices={RANGES.map((value) => ({
        value,
        label: text(`booking.compose.range.${value}`, {
          count: result[value].length,
        }),
      }))}
      onChoose={onRange}
    />
  );
}

interface NothingFoundProps {
  itemsFound: number;
  onItems: (byTouch: boolean) => void;
}

/** Says that nothing was found, and where the words would find something. */
function NothingFound({ itemsFound, onItems }: NothingFoundProps) {
  const text = useText();
  return (
    <>
      <Typography textColor="neutral600">{text('booking.compose.nothingFound')}</Typography>
      {itemsFound > 0 && (
        <TextButton onClick={({ nativeEvent }) => onItems(isTouch(nativeEvent))}>
          {text('booking.compose.inItems', { count: itemsFound })}
        </TextButton>
      )}
    </>
  );
}

/** The quantity of each offering that is on the offer already. */
function quantitiesOf(view: CatalogView, lines: readonly BookingLineInput[]): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const line of lines) {
    const offering = view.offering(line);
    if (offering === undefined) continue;
    quantities.set(offering.key, (quantities.get(offering.key) ?? 0) + line.quantity);
  }
  return quantities;
}
