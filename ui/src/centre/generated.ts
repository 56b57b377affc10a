// Generated from the protocol's types. Change them there, then run `make types`.

export type BoardCall = { 
/**
 * the call's number within the ward's day
 */
call_seq: number, 
/**
 * `A-128`
 */
number: string, 
/**
 * `3番窓口`
 */
desk_name: string, 
/**
 * the matter, in Japanese
 */
matter_name: string, 
/**
 * when it was called
 */
called_at: string, };

export type BoardLine = { 
/**
 * the queue's id
 */
queue: string, 
/**
 * the number's letter
 */
letter: string, 
/**
 * the matter, in Japanese
 */
name: string, 
/**
 * how many wait
 */
waiting: number, };

export type BoardView = { 
/**
 * the ward office's name
 */
office: string, 
/**
 * the authority's clock when this was true
 */
at: string, 
/**
 * the newest call first, at most five
 */
calls: Array<BoardCall>, 
/**
 * every line of the office
 */
lines: Array<BoardLine>, };

export type IssueReply = { 
/**
 * `A-128`
 */
number: string, 
/**
 * the matter, in Japanese
 */
matter_name: string, 
/**
 * how many wait before this number
 */
ahead: number, 
/**
 * when it was taken
 */
taken_at: string, };

export type IssueRequest = { 
/**
 * the ward's code
 */
ward: string, 
/**
 * the queue's id
 */
queue: string, 
/**
 * one press of the button
 */
press_id: string, };

export type MatterChoice = { 
/**
 * the queue's id
 */
queue: string, 
/**
 * the number's letter
 */
letter: string, 
/**
 * the matter, in Japanese
 */
name: string, 
/**
 * how many wait
 */
waiting: number, };
