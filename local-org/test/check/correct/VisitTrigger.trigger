trigger VisitTrigger on Visit__c(before insert, before update, after insert) {
    if (Trigger.isBefore) {
        for (Visit__c visit : Trigger.new) {
            Visit__c old = Trigger.oldMap?.get(visit.Id);
            if (old == null || old.Key__c != visit.Key__c) {
                visit.Note__c = Trigger.operationType.name();
            }
        }
        return;
    }
    List<Visit__c> rows = Trigger.new;
    System.debug(rows.size() + Trigger.size);
}
