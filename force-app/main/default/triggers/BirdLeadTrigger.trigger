trigger BirdLeadTrigger on Lead(before insert, before update, after update, after delete) {
    switch on Trigger.operationType {
        when BEFORE_INSERT, BEFORE_UPDATE {
            BirdLeadTriggerHandler.beforeSave(Trigger.new);
        }
        when AFTER_UPDATE {
            BirdLeadTriggerHandler.afterUpdate(Trigger.new, Trigger.oldMap);
        }
        when AFTER_DELETE {
            BirdLeadTriggerHandler.afterDelete(Trigger.old);
        }
    }
}
