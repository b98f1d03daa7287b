import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { Box, Flex, TextButton } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';

interface FoldedProps {
  title: string;
  /** Says more than the title to a screen reader, where a screen has several. */
  label?: string;
  /** The id of a heading that a screen reader adds to the title. */
  describedBy?: string;
  children: ReactNode;
}

/** What few readers need, under a button that unfolds it. It is only rendered once it is open. */
export function Folded({ title, label, describedBy, children }: FoldedProps) {
  const [open, setOpen] = useState(false);
  const contentId = useId();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex>
        <TextButton
          aria-label={label}
          aria-describedby={describedBy}
          aria-expanded={open}
          aria-controls={contentId}
          style={{ textAlign: 'start' }}
          endIcon={open ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {title}
        </TextButton>
      </Flex>
      <Box id={contentId} display={open ? 'block' : 'none'}>
        {open && children}
      </Box>
    </Flex>
  );
}
