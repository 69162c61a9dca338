trigger BirdCaseTrigger on Case(before insert, before update, after update, after delete) {
    switch on Trigger.operationType {
        when BEFORE_INSERT, BEFORE_UPDATE {
            BirdCaseTriggerHandler.beforeSave(Trigger.new);
        }
        when AFTER_UPDATE {
            BirdCaseTriggerHandler.afterUpdate(Trigger.new, Trigger.oldMap);
        }
        when AFTER_DELETE {
            BirdCaseTriggerHandler.afterDelete(Trigger.old);
        }
    }
}
