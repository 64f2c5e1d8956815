import { answer, type Api, type Registration } from "./client";

export function readRegistration(api: Api, id: string): Promise<Registration> {
  return answer(api.GET("/api/registrations/{id}", { params: { path: { id } } }));
}

export function approve(api: Api, id: string): Promise<Registration> {
  return answer(api.POST("/api/registrations/{id}/approve", { params: { path: { id } }, body: {} }));
}

export function reject(api: Api, id: string, reason: string): Promise<Registration> {
  return answer(api.POST("/api/registrations/{id}/reject", { params: { path: { id } }, body: { reason } }));
}

export function undo(api: Api, id: string): Promise<Registration> {
  return answer(api.POST("/api/registrations/{id}/undo", { params: { path: { id } }, body: {} }));
}

/** Milliseconds from the decision in which it can be taken back; by the server's clock alone, since the device's may be wrong. */
export function undoableFor({ decidedAt, undoableUntil }: Registration): number {
  if (decidedAt === null || undoableUntil === null) return 0;
  return new Date(undoableUntil).getTime() - new Date(decidedAt).getTime();
}
