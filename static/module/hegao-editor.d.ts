// Types of the tie between a <hegao-checker> and an editor.

import type { HegaoChecker } from "./hegao-checker.js";
import type { Report } from "./hegao.js";

/** The text below an element, and the DOM Range of a place of that text (UTF-16 units). */
export function readContent(root: Element): { text: string; range(start: number, end: number): Range | null };

/**
 * Ties a checker to an editor: `root` is, or gives, the element that holds the content, or a textarea.
 */
export function connect(
  checker: HegaoChecker,
  root: HTMLElement | (() => HTMLElement),
): { check(): Promise<Report | null>; disconnect(): void };
