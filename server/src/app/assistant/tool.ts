import type { z } from '@strapi/utils';
import type { Ports } from '../controllers';
import type { Caller } from './caller';
import type { ScreenWords } from '../screen-words';

/** A permission that makes Strapi offer a tool; `subject` is the type of a permission for a type. */
interface Offer {
  action: string;
  subject?: string;
}

/** What a tool works with. */
export interface ToolPorts extends Ports {
  words: ScreenWords;
}

/** A tool of Strapi's MCP server. Input that the schema does not know is refused. */
export interface AssistantTool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  name: `s360_${string}`;
  title: string;
  /** What an AI client reads to choose the tool. It says whether the tool changes anything. */
  description: string;
  offeredWith: Offer;
  input: Input;
  output: Output;
  run(
    asked: z.output<Input>,
    caller: Caller,
    ports: ToolPorts,
  ): Promise<z.output<Output>> | z.output<Output>;
}

/** Defines a tool: the types of its arguments and answer follow from its schemas. */
export const assistantTool = <Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: AssistantTool<Input, Output>,
): AssistantTool<Input, Output> => tool;
