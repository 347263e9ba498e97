import './improvements.tables.ts'

interface Numbered {
  /** Of the improvement. */
  number: string
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'improvement.created': Numbered & { ownerId: string }
    'improvement.changed': Numbered & { fields: string[] }
    'improvement.measure_added': Numbered & { ownerId: string }
    'improvement.measure_done': Numbered
    'improvement.measure_changed': Numbered & { measureId: string; fields: string[] }
    'improvement.measure_removed': Numbered & { measureId: string }
    'improvement.started': Numbered
    'improvement.done': Numbered
    'improvement.checked': Numbered & { verdict: 'effective' | 'not_effective' }
    'improvement.outreach_drawn': Numbered & { customers: number }
    'improvement.outreach_marked': Numbered & { state: string }
    'improvement.complaint_added': Numbered & { improvementId: string }
    'improvement.complaint_removed': Numbered & { improvementId: string }
  }
}

export { checkEffect, previewEffect } from './checking.ts'
export { outreachCells } from './export-cells.ts'
export { checkOutreachWish, collectOutreach, readOutreach } from './exporting.ts'
export { findClusters } from './finding.ts'
export { addComplaints, removeComplaint } from './linking.ts'
export type { OutreachWish } from './listed-columns.ts'
export { addMeasure, finishMeasure, removeMeasure, updateMeasure } from './measures.ts'
export { completeImprovement, startImprovement } from './moving.ts'
export { createImprovement, updateImprovement } from './opening.ts'
export { drawOutreach, listOutreach, markManyOutreach, markOutreach, previewAffected } from './reaching-out.ts'
export { getImprovement, listImprovements } from './showing.ts'
export { previewTelling, tellCustomers } from './telling.ts'
export { meantProduct } from './traits.ts'
